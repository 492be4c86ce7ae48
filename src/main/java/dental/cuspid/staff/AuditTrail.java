package dental.cuspid.staff;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dental.cuspid.shared.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The trail of what each person changed and whom they looked at (BASE-12). Rows are only
 * ever added; the database refuses anything else.
 */
@Component
public class AuditTrail {

	private final JdbcClient jdbc;

	private final CurrentStaff current;

	private final Clock clock;

	AuditTrail(JdbcClient jdbc, CurrentStaff current, Clock clock) {
		this.jdbc = jdbc;
		this.current = current;
		this.clock = clock;
	}

	/**
	 * Notes a change, in the transaction that makes it.
	 * @param action what was done, for example {@code patient.registered}
	 * @param details what changed, without personal data of patients
	 */
	public void record(String action, String subjectType, Object subjectId, @Nullable String details) {
		record(this.current.actor().id(), action, subjectType, subjectId, details);
	}

	/**
	 * Notes the same change of many things.
	 */
	public void recordAll(String action, String subjectType, Collection<?> subjectIds) {
		this.jdbc.sql("""
				insert into audit_entry (id, at, staff_id, action, subject_type, subject_id, details)
				select id, :at, :staff, :action, :type, subject, null
				from unnest(cast(:ids as uuid[]), cast(:subjects as text[])) as changed (id, subject)""")
			.param("ids", subjectIds.stream().map((subject) -> Ids.next().toString()).toArray(String[]::new))
			.param("subjects", subjectIds.stream().map(String::valueOf).toArray(String[]::new))
			.param("at", OffsetDateTime.now(this.clock))
			.param("staff", this.current.actor().id().value())
			.param("action", action)
			.param("type", subjectType)
			.update();
	}

	void record(StaffId staff, String action, String subjectType, Object subjectId, @Nullable String details) {
		this.jdbc.sql("""
				insert into audit_entry (id, at, staff_id, action, subject_type, subject_id, details)
				values (:id, :at, :staff, :action, :type, :subject, :details)""")
			.param("id", Ids.next())
			.param("at", OffsetDateTime.now(this.clock))
			.param("staff", staff.value())
			.param("action", action)
			.param("type", subjectType)
			.param("subject", String.valueOf(subjectId))
			.param("details", details)
			.update();
	}

	/**
	 * Notes that somebody was handed the data of many patients at once, for example in a
	 * file.
	 */
	public void patientsViewed(Collection<UUID> patients, String how) {
		this.jdbc.sql("""
				insert into patient_view (id, at, staff_id, patient_id, how)
				select id, :at, :staff, patient, :how
				from unnest(cast(:ids as uuid[]), cast(:patients as uuid[])) as seen (id, patient)""")
			.param("ids", patients.stream().map((patient) -> Ids.next().toString()).toArray(String[]::new))
			.param("patients", patients.stream().map(UUID::toString).toArray(String[]::new))
			.param("at", OffsetDateTime.now(this.clock))
			.param("staff", this.current.actor().id().value())
			.param("how", how)
			.update();
	}

	/**
	 * Notes that somebody was shown a patient's data.
	 * @param how the place it was shown, for example {@code page} or {@code print}
	 */
	public void patientViewed(UUID patient, String how) {
		this.jdbc.sql("""
				insert into patient_view (id, at, staff_id, patient_id, how)
				values (:id, :at, :staff, :patient, :how)""")
			.param("id", Ids.next())
			.param("at", OffsetDateTime.now(this.clock))
			.param("staff", this.current.actor().id().value())
			.param("patient", patient)
			.param("how", how)
			.update();
	}

}
