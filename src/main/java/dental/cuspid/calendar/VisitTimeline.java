package dental.cuspid.calendar;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.calendar.AppointmentEvent.Kind;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;
import dental.cuspid.shared.Row;

import org.springframework.stereotype.Component;

/**
 * Bookings and visits on the patient's timeline (BASE-4).
 */
@Component
class VisitTimeline implements TimelineSource {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

	private final ClinicTime time;

	VisitTimeline(ClinicTime time) {
		this.time = time;
	}

	@Override
	public String select() {
		return """
				select e.id, e.at, e.kind, e.moved_from, e.starts_at, e.details, a.id as appointment_id,
					s.name as service, p.name as practitioner, f.name as by
				from appointment a
				join appointment_event e on e.appointment_id = a.id
				join staff_user f on f.id = e.staff_id
				left join service s on s.id = a.service_id
				left join practitioner p on p.id = a.practitioner_id
				where a.patient_id = :patient and e.at < :before
				order by e.at desc, e.id desc limit :limit""";
	}

	@Override
	public TimelineEntry entry(Row row) {
		Kind kind = Kind.valueOf(row.text("kind"));
		List<Object> when = new ArrayList<>(day(row.instant("starts_at")));
		Instant from = row.optionalInstant("moved_from");
		if (from != null) {
			when.addAll(day(from));
		}
		String detail = Stream
			.of(row.optionalText("service"), row.optionalText("practitioner"), row.optionalText("details"))
			.filter(Objects::nonNull)
			.collect(Collectors.joining(" \u00b7 "));
		return new TimelineEntry(row.instant("at"), TimelineEntry.Kind.VISIT, kind.icon(),
				"calendar.timeline." + kind.name(), when, detail.isEmpty() ? null : detail, null,
				"/calendar/" + row.text("appointment_id"), row.text("by"), row.text("id"));
	}

	/** Day and time, as two values of the text. */
	private List<Object> day(Instant instant) {
		return List.of(this.time.dayOf(instant), CLOCK.format(instant.atZone(this.time.zone())));
	}

}
