package dental.cuspid.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds free times: opening hours minus what is taken. A pure function over instants, so
 * a day with 23 or 25 hours needs no case of its own. Free times begin on a quarter of an
 * hour.
 */
public final class FreeSlots {

	/** The grid of the calendar. */
	public static final Duration STEP = Duration.ofMinutes(15);

	private FreeSlots() {
	}

	/**
	 * Looks for free times, earliest first.
	 * @param open when the clinic is open
	 * @param busy what is taken
	 * @param length how long the visit takes
	 * @param notBefore no time before this one
	 * @param spacing how far apart two free times of one gap are
	 * @param limit how many are wanted
	 */
	public static List<Instant> find(List<TimeRange> open, List<TimeRange> busy, Duration length, Instant notBefore,
			Duration spacing, int limit) {
		List<TimeRange> taken = busy.stream().sorted(Comparator.comparing(TimeRange::from)).toList();
		List<TimeRange> hours = open.stream().sorted(Comparator.comparing(TimeRange::from)).toList();
		List<Instant> found = new ArrayList<>();
		for (TimeRange range : hours) {
			Instant start = quarter(later(range.from(), notBefore));
			while (found.size() < limit && !start.plus(length).isAfter(range.to())) {
				Instant blockedUntil = blockedUntil(new TimeRange(start, start.plus(length)), taken);
				if (blockedUntil == null) {
					found.add(start);
					start = quarter(start.plus(spacing));
				}
				else {
					start = quarter(blockedUntil);
				}
			}
		}
		return found;
	}

	/** The end of the last thing in the way, null where nothing is. */
	private static @org.jspecify.annotations.Nullable Instant blockedUntil(TimeRange wanted, List<TimeRange> taken) {
		Instant until = null;
		for (TimeRange one : taken) {
			if (one.overlaps(wanted)) {
				until = (until == null) ? one.to() : later(until, one.to());
			}
		}
		return until;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	/**
	 * The next quarter of an hour; every time zone in use is offset by whole quarters.
	 */
	private static Instant quarter(Instant instant) {
		long step = STEP.toSeconds();
		long seconds = instant.getEpochSecond() + ((instant.getNano() > 0) ? 1 : 0);
		return Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
	}

}
