package dental.cuspid.calendar;

import dental.cuspid.patients.PatientId;
import java.time.Instant;

/**
 * A visit was completed.
 */
public record VisitCompleted(AppointmentId appointment, PatientId patient, Instant at) {

}
