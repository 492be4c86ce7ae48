package dental.cuspid.patients;

import java.time.Instant;

/**
 * Accounts, or visits of earlier years, were taken over from a file as a whole.
 */
public record PatientsImported(Instant at) {

}
