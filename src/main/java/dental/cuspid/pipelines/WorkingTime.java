package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import dental.cuspid.clinic.BranchDetails;
import dental.cuspid.clinic.OpenPeriod;

/**
 * Time that counts only while a branch is open (definition "working time"); holidays do
 * not count.
 */
final class WorkingTime {

	/** No branch is closed for longer. */
	private static final int MOST_DAYS = 400;

	private WorkingTime() {
	}

	/** The moment a stretch of working time from another moment is over. */
	static Instant plus(BranchDetails branch, ZoneId zone, Instant from, Duration worked) {
		Duration left = worked;
		LocalDate day = from.atZone(zone).toLocalDate();
		for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
			for (OpenPeriod period : branch.periods(day, zone)) {
				Instant begin = period.from().isBefore(from) ? from : period.from();
				if (!begin.isBefore(period.to())) {
					continue;
				}
				Duration open = Duration.between(begin, period.to());
				if (left.compareTo(open) <= 0) {
					return begin.plus(left);
				}
				left = left.minus(open);
			}
		}
		return from.plus(worked);
	}

	/** The last day before another on which a branch is open. */
	static LocalDate dayBefore(BranchDetails branch, ZoneId zone, LocalDate day) {
		for (int i = 1; i < MOST_DAYS; i++) {
			LocalDate before = day.minusDays(i);
			if (!branch.periods(before, zone).isEmpty()) {
				return before;
			}
		}
		return day.minusDays(1);
	}

	/** When a branch opens on a day, midnight where it does not. */
	static Instant opens(BranchDetails branch, ZoneId zone, LocalDate day) {
		return branch.periods(day, zone)
			.stream()
			.map(OpenPeriod::from)
			.min(Instant::compareTo)
			.orElseGet(() -> day.atStartOfDay(zone).toInstant());
	}

}
