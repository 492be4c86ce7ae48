package dental.cuspid.plans;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/**
 * Plans, each with its row locked until the end of the transaction.
 */
interface PlanRepository extends JpaRepository<Plan, UUID> {

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from Plan p where p.id = :id")
	Optional<Plan> lock(UUID id);

}
