package dental.cuspid.calendar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentEvent.Kind;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes what happens to each appointment, for its own history, the patient's timeline and
 * the audit trail.
 */
@Component
class AppointmentLog {

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final CurrentStaff current;

	private final ApplicationEventPublisher events;

	AppointmentLog(JdbcClient jdbc, AuditTrail audit, CurrentStaff current, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.current = current;
		this.events = events;
	}

	/**
	 * Notes a change that has been written already.
	 * @param at when it happened, for a visit entered later the time of the visit
	 */
	void note(Appointment appointment, Kind kind, Instant at, @Nullable String details) {
		note(appointment, kind, at, null, details);
	}

	void moved(Appointment appointment, Instant from, Instant at) {
		note(appointment, Kind.MOVED, at, from, null);
	}

	private void note(Appointment appointment, Kind kind, Instant at, @Nullable Instant from,
			@Nullable String details) {
		UUID event = insert(appointment, kind, at, from, details);
		this.events.publishEvent(new AppointmentChanged(event, appointment.id(), appointment.patient(), kind, at));
		this.audit.record("appointment." + kind.name().toLowerCase(java.util.Locale.ROOT), "appointment",
				appointment.id(), (from != null) ? from + " to " + appointment.time().from() : null);
	}

	/**
	 * Notes a visit that came from a file; the import itself is on the audit trail.
	 */
	void recorded(Appointment appointment) {
		insert(appointment, Kind.RECORDED, appointment.time().from(), null, null);
	}

	private UUID insert(Appointment appointment, Kind kind, Instant at, @Nullable Instant from,
			@Nullable String details) {
		UUID id = Ids.next();
		this.jdbc.sql("""
				insert into appointment_event (id, appointment_id, at, kind, staff_id, moved_from, starts_at, details)
				values (:id, :appointment, :at, :kind, :staff, :from, :startsAt, :details)""")
			.param("id", id)
			.param("appointment", appointment.id().value())
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("kind", kind.name())
			.param("staff", this.current.actor().id().value())
			.param("from", (from != null) ? from.atOffset(ZoneOffset.UTC) : null)
			.param("startsAt", appointment.time().from().atOffset(ZoneOffset.UTC))
			.param("details", details)
			.update();
		return id;
	}

	/**
	 * What happened to one appointment, oldest first.
	 */
	List<AppointmentEvent> of(AppointmentId id) {
		return this.jdbc.sql("""
				select e.at, e.kind, e.moved_from, e.starts_at, e.details, s.name as by
				from appointment_event e join staff_user s on s.id = e.staff_id
				where e.appointment_id = :id order by e.id""")
			.param("id", id.value())
			.query((row, index) -> new AppointmentEvent(Rows.instant(row, "at"), Kind.valueOf(row.getString("kind")),
					Rows.optionalInstant(row, "moved_from"), Rows.instant(row, "starts_at"), row.getString("details"),
					row.getString("by")))
			.list();
	}

	void forget(AppointmentId id) {
		this.jdbc.sql("delete from appointment_event where appointment_id = :id").param("id", id.value()).update();
	}

}
