package dental.cuspid.patients;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;

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
		this.jdbc.sql("""
				insert into patient_log (id, patient_id, at, staff_id, kind, details)
				values (:id, :patient, :at, :staff, :kind, :details)""")
			.param("id", Ids.next())
			.param("patient", patient.value())
			.param("at", OffsetDateTime.now(this.clock))
			.param("staff", this.current.actor().id().value())
			.param("kind", kind.name())
			.param("details", details)
			.update();
	}

	void changed(PatientId patient, Collection<String> fields) {
		add(patient, Kind.CHANGED, String.join(",", fields));
	}

}
