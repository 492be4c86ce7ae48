package dental.cuspid.calendar;

import java.time.Instant;
import java.util.UUID;

import dental.cuspid.patients.PatientId;

/**
 * Something happened to an appointment: booked, moved, confirmed, came, cancelled. What
 * it is now may be more than this tells, so listeners ask the calendar.
 *
 * @param event identifies this event, the same however often it is delivered
 */
public record AppointmentChanged(UUID event, AppointmentId appointment, PatientId patient, AppointmentEvent.Kind kind,
		Instant at) {

}
