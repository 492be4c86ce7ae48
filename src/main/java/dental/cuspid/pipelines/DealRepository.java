package dental.cuspid.pipelines;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/**
 * Rows of deals.
 */
interface DealRepository extends JpaRepository<Deal, UUID> {

	/**
	 * Holds a deal until the transaction ends, its patient's others before it. Who waited
	 * for them is given the row as it is now: a row that is held is read anew.
	 */
	@Query(nativeQuery = true, value = "with held as materialized (select " + PatientFacts.HOLD_OF_DEAL
			+ " from deal where id = :id) select d.* from held, deal d where d.id = :id for update of d")
	Optional<Deal> hold(UUID id);

	/** Holds a deal until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select d from Deal d where d.id = :id")
	Optional<Deal> lock(UUID id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select d from Deal d where d.patientId = :patient and d.pipeline = :pipeline and d.open order by d.id")
	List<Deal> lockOpen(UUID patient, Pipeline pipeline);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select d from Deal d where d.appointmentId = :appointment and (d.outcome is null or d.outcome <> 'TAKEN_BACK')")
	Optional<Deal> lockOfAppointment(UUID appointment);

	/** Whether a deal has followed this plan, open or ended. */
	@Query("select count(d) > 0 from Deal d where d.pipeline = dental.cuspid.pipelines.Pipeline.COORDINATION and d.planId = :plan")
	boolean followed(UUID plan);

}
