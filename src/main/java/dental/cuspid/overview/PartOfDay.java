package dental.cuspid.overview;

import java.time.LocalTime;

/**
 * How one greets at an hour; shown by {@code overview.greeting.} + name.
 */
public enum PartOfDay {

	MORNING, AFTERNOON, EVENING;

	private static final LocalTime NOON = LocalTime.NOON;

	private static final LocalTime SIX = LocalTime.of(18, 0);

	static PartOfDay at(LocalTime time) {
		if (time.isBefore(NOON)) {
			return MORNING;
		}
		return time.isBefore(SIX) ? AFTERNOON : EVENING;
	}

}
