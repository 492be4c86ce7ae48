package dental.cuspid.staff;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import dental.cuspid.shared.Gathered;
import dental.cuspid.shared.Ids;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The trail of what each person changed and whom they looked at (BASE-12). Rows are only
 * ever added; the database refuses anything else.
 */
@Component
public class AuditTrail {

	private static final String WRITE = """
			insert into audit_entry (id, at, staff_id, action, subject_type, subject_id, details)
			select * from unnest(cast(:ids as uuid[]), cast(:at as timestamptz[]), cast(:staff as uuid[]),
				cast(:actions as text[]), cast(:types as text[]), cast(:subjects as text[]), cast(:details as text[]))""";

	private final JdbcClient jdbc;

	private final CurrentStaff current;

	private final Clock clock;

	private final Gathered<Entry> entries;

	AuditTrail(JdbcClient jdbc, JdbcOperations template, CurrentStaff current, Clock clock) {
		this.jdbc = jdbc;
		this.current = current;
		this.clock = clock;
		this.entries = Gathered.together(template, WRITE, AuditTrail::values);
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
		subjectIds.forEach((subject) -> record(action, subjectType, subject, null));
	}

	void record(StaffId staff, String action, String subjectType, Object subjectId, @Nullable String details) {
		this.entries.add(new Entry(Ids.next(), OffsetDateTime.now(this.clock), staff, action, subjectType,
				String.valueOf(subjectId), details));
	}

	private static Map<String, Object> values(List<Entry> entries) {
		return Map.of("ids", column(entries, Entry::id), "at", column(entries, Entry::at), "staff",
				column(entries, (entry) -> entry.staff().value()), "actions", column(entries, Entry::action), "types",
				column(entries, Entry::subjectType), "subjects", column(entries, Entry::subject), "details",
				column(entries, Entry::details));
	}

	private static String[] column(List<Entry> entries, Function<Entry, @Nullable Object> value) {
		return entries.stream().map((entry) -> Objects.toString(value.apply(entry), null)).toArray(String[]::new);
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

	private record Entry(UUID id, OffsetDateTime at, StaffId staff, String action, String subjectType, String subject,
			@Nullable String details) {

	}

}
