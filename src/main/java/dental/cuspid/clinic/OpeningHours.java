package dental.cuspid.clinic;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.RuleViolation;

/**
 * When a branch is open on each day of the week, as often a day as it likes. A day that
 * is not named is closed.
 *
 * @param week the intervals of each day that has some, in order
 */
public record OpeningHours(Map<DayOfWeek, List<Interval>> week) {

	/**
	 * Takes hours that make sense.
	 * @throws RuleViolation when an interval ends before it begins, two overlap, or the
	 * branch would never be open
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public OpeningHours {
		var sorted = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
		week.forEach((day, intervals) -> {
			if (!intervals.isEmpty()) {
				sorted.put(day, intervals.stream().sorted(Comparator.comparing(Interval::from)).toList());
			}
		});
		if (sorted.isEmpty()) {
			throw new RuleViolation("clinic.refusal.neverOpen").at("openingHours");
		}
		sorted.values().forEach(OpeningHours::check);
		week = Collections.unmodifiableMap(sorted);
	}

	@JsonValue
	public Map<DayOfWeek, List<Interval>> week() {
		return this.week;
	}

	/**
	 * Monday to Friday 8 to 20, Saturday 9 to 15.
	 */
	public static OpeningHours usual() {
		var week = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
		for (DayOfWeek day : DayOfWeek.values()) {
			switch (day) {
				case SATURDAY -> week.put(day, List.of(new Interval(LocalTime.of(9, 0), LocalTime.of(15, 0))));
				case SUNDAY -> {
				}
				default -> week.put(day, List.of(new Interval(LocalTime.of(8, 0), LocalTime.of(20, 0))));
			}
		}
		return new OpeningHours(week);
	}

	/**
	 * The intervals of a day, none where it is closed.
	 */
	public List<Interval> on(DayOfWeek day) {
		return this.week.getOrDefault(day, List.of());
	}

	private static void check(List<Interval> day) {
		for (int i = 1; i < day.size(); i++) {
			Interval before = day.get(i - 1);
			if (before.toMidnight() || before.to().isAfter(day.get(i).from())) {
				throw new RuleViolation("clinic.refusal.hoursOverlap").at("openingHours");
			}
		}
	}

	/**
	 * One stretch of a day.
	 *
	 * @param from first minute
	 * @param to the minute after the last; 00:00 is the midnight that ends the day
	 */
	public record Interval(@JsonFormat(pattern = "HH:mm") LocalTime from, @JsonFormat(pattern = "HH:mm") LocalTime to) {

		public Interval {
			if (from == null || to == null || !to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
				throw new RuleViolation("clinic.refusal.hoursOrder").at("openingHours");
			}
		}

		/**
		 * Whether it lasts to the end of the day.
		 */
		public boolean toMidnight() {
			return this.to.equals(LocalTime.MIDNIGHT);
		}

	}

}
