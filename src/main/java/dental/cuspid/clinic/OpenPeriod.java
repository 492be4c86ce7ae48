package dental.cuspid.clinic;

import java.time.Instant;

/**
 * A stretch of time a branch is open.
 *
 * @param from included
 * @param to not included
 */
public record OpenPeriod(Instant from, Instant to) {

}
