package dental.cuspid.patients;

import java.time.Instant;

/**
 * A patient account was opened.
 */
public record PatientRegistered(PatientId patient, Instant at) {

}
