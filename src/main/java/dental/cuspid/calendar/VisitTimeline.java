package dental.cuspid.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.calendar.AppointmentEvent.Kind;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bookings and visits on the patient's timeline (BASE-4).
 */
@Component
class VisitTimeline implements TimelineSource {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

	private final JdbcClient jdbc;

	private final ClinicTime time;

	VisitTimeline(JdbcClient jdbc, ClinicTime time) {
		this.jdbc = jdbc;
		this.time = time;
	}

	@Override
	public List<TimelineEntry> entries(PatientId patient, Instant before, int limit) {
		return this.jdbc.sql("""
				select e.id, e.at, e.kind, e.moved_from, e.starts_at, e.details, a.id as appointment_id,
					s.name as service, p.name as practitioner, f.name as by
				from appointment a
				join appointment_event e on e.appointment_id = a.id
				join staff_user f on f.id = e.staff_id
				left join service s on s.id = a.service_id
				left join practitioner p on p.id = a.practitioner_id
				where a.patient_id = :patient and e.at < :before
				order by e.at desc, e.id desc limit :limit""")
			.param("patient", patient.value())
			.param("before", before.atOffset(ZoneOffset.UTC))
			.param("limit", limit)
			.query((row, index) -> entry(row))
			.list();
	}

	private TimelineEntry entry(ResultSet row) throws SQLException {
		Kind kind = Kind.valueOf(row.getString("kind"));
		List<Object> when = new ArrayList<>(day(Rows.instant(row, "starts_at")));
		Instant from = Rows.optionalInstant(row, "moved_from");
		if (from != null) {
			when.addAll(day(from));
		}
		String detail = Stream.of(row.getString("service"), row.getString("practitioner"), row.getString("details"))
			.filter(Objects::nonNull)
			.collect(Collectors.joining(" \u00b7 "));
		return new TimelineEntry(Rows.instant(row, "at"), TimelineEntry.Kind.VISIT, kind.icon(),
				"calendar.timeline." + kind.name(), when, detail.isEmpty() ? null : detail, null,
				"/calendar/" + Rows.id(row, "appointment_id"), row.getString("by"), Rows.id(row, "id").toString());
	}

	/** Day and time, as two values of the text. */
	private List<Object> day(Instant instant) {
		return List.of(this.time.dayOf(instant), CLOCK.format(instant.atZone(this.time.zone())));
	}

}
