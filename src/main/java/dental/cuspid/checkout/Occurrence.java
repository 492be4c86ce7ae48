package dental.cuspid.checkout;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When something happened and when it was written down.
 *
 * @param day the clinic's day of {@code at}
 * @param backdated whether it was written down on a later day
 */
record Occurrence(Instant at, LocalDate day, boolean backdated, Instant recordedAt) {

}
