package dental.cuspid.patients;

import java.time.Instant;

/**
 * A patient account was opened by somebody or something. Accounts from a file are not
 * told: nothing but the account follows from them.
 */
public record PatientRegistered(PatientId patient, Instant at) {

}
