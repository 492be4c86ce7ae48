package dental.cuspid.patients;

import java.time.Instant;

/**
 * A patient account was opened.
 *
 * @param imported whether it came from a file: then nothing but the account follows
 */
public record PatientRegistered(PatientId patient, Instant at, boolean imported) {

}
