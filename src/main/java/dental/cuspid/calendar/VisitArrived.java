package dental.cuspid.calendar;

import dental.cuspid.patients.PatientId;
import java.time.Instant;

/**
 * A patient came.
 */
public record VisitArrived(AppointmentId appointment, PatientId patient, Instant at) {

}
