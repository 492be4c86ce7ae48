package dental.cuspid.patients;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import dental.cuspid.shared.Ids;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What staff did to a record, for its timeline (BASE-4).
 */
@Component
class PatientLog {

	private final JdbcClient jdbc;

	private final CurrentStaff current;

	private final Clock clock;

	PatientLog(JdbcClient jdbc, CurrentStaff current, Clock clock) {
		this.jdbc = jdbc;
		this.current = current;
		this.clock = clock;
	}

	/**
	 * What was done. Shown by {@code patients.log.} + name.
	 */
	enum Kind {

		REGISTERED, IMPORTED, CHANGED, CARD_GIVEN, NOTE, HOUSEHOLD

	}

	void add(PatientId patient, Kind kind, @Nullable String details) {
		add(List.of(patient), kind, details);
	}

	void add(List<PatientId> patients, Kind kind) {
		if (!patients.isEmpty()) {
			add(patients, kind, null);
		}
	}

	private void add(List<PatientId> patients, Kind kind, @Nullable String details) {
		this.jdbc.sql("""
				insert into patient_log (id, patient_id, at, staff_id, kind, details)
				select id, patient_id, :at, :staff, :kind, :details
				from unnest(cast(:ids as uuid[]), cast(:patients as uuid[])) as done (id, patient_id)""")
			.param("ids", patients.stream().map((patient) -> Ids.next().toString()).toArray(String[]::new))
			.param("patients", patients.stream().map(PatientId::toString).toArray(String[]::new))
			.param("at", OffsetDateTime.now(this.clock))
			.param("staff", this.current.actor().id().value())
			.param("kind", kind.name())
			.param("details", details, Types.VARCHAR)
			.update();
	}

	void changed(PatientId patient, Collection<String> fields) {
		add(patient, Kind.CHANGED, String.join(",", fields));
	}

}
