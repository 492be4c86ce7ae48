package dental.cuspid.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from its first moment
 * @param to the first moment after it
 */
public record TimeRange(Instant from, Instant to) {

	public boolean overlaps(TimeRange other) {
		return this.from.isBefore(other.to) && other.from.isBefore(this.to);
	}

	public Duration length() {
		return Duration.between(this.from, this.to);
	}

}
