package dental.cuspid.clinic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A branch with its hours.
 *
 * @param holidays days it is closed on, in order
 */
public record BranchDetails(BranchView branch, OpeningHours openingHours, Set<LocalDate> holidays) {

	/**
	 * The stretches of time the branch is open on a day, none on a holiday. A clock
	 * change makes them as long as they really are.
	 */
	public List<OpenPeriod> periods(LocalDate day, ZoneId zone) {
		if (this.holidays.contains(day)) {
			return List.of();
		}
		return this.openingHours.on(day.getDayOfWeek()).stream().map((interval) -> {
			var end = interval.toMidnight() ? day.plusDays(1).atTime(LocalTime.MIDNIGHT) : day.atTime(interval.to());
			return new OpenPeriod(day.atTime(interval.from()).atZone(zone).toInstant(),
					end.atZone(zone).withLaterOffsetAtOverlap().toInstant());
		}).toList();
	}

	/**
	 * Whether the branch is open from one moment to another without a break.
	 */
	public boolean open(Instant from, Instant to, ZoneId zone) {
		Instant reached = from;
		LocalDate last = to.atZone(zone).toLocalDate();
		for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
			for (OpenPeriod period : periods(day, zone)) {
				if (!period.from().isAfter(reached) && reached.isBefore(period.to())) {
					reached = period.to();
				}
			}
			if (!reached.isBefore(to)) {
				return true;
			}
			if (reached.isBefore(day.plusDays(1).atStartOfDay(zone).toInstant())) {
				return false;
			}
		}
		return false;
	}

}
