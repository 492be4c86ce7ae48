package dental.cuspid.pipelines;

import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the pipelines ask about a patient.
 */
@Component
class PatientFacts {

	/** Tells these locks from others of the same patient. */
	private static final int DEALS = 0x6465616c;

	/** The same as {@link #hold} for the patient of a row of deals. */
	static final String HOLD_OF_DEAL = "pg_advisory_xact_lock(hashtextextended(cast(patient_id as text), " + DEALS
			+ "))";

	private final JdbcClient jdbc;

	PatientFacts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Lets one change of a patient's deals happen at a time. Taken before any deal is
	 * held, so that nobody waits in a circle.
	 */
	void hold(PatientId patient) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(cast(:patient as text), " + DEALS + "))")
			.param("patient", patient.toString())
			.query((row, index) -> index)
			.list();
	}

	/** Completed visits and those from before this product. */
	int visits(PatientId patient) {
		return this.jdbc.sql("""
				select (select count(*) from appointment a where a.patient_id = p.id and a.state = 'COMPLETED')
					+ greatest(p.opening_visits, case when p.opening_last_visit_on is null then 0 else 1 end)
				from patient p where p.id = :patient""")
			.param("patient", patient.value())
			.query(Integer.class)
			.optional()
			.orElse(0);
	}

	/**
	 * Who takes care of a patient, the branch seen last, and where the patient came from.
	 */
	Optional<Known> known(PatientId patient) {
		return this.jdbc.sql("""
				select p.responsible_id, p.source, p.source_detail, (select a.branch_id from appointment a
					where a.patient_id = p.id order by a.starts_at desc limit 1) as branch_id
				from patient p where p.id = :patient""").param("patient", patient.value()).query((row, index) -> {
			var responsible = row.getObject("responsible_id", UUID.class);
			var branch = row.getObject("branch_id", UUID.class);
			return new Known((responsible != null) ? new StaffId(responsible) : null,
					(branch != null) ? new BranchId(branch) : null, row.getString("source"),
					row.getString("source_detail"));
		}).optional();
	}

	/**
	 * What an account says.
	 */
	record Known(@Nullable StaffId responsible, @Nullable BranchId branch, @Nullable String source,
			@Nullable String sourceDetail) {

	}

}
