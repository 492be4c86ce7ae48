package dental.cuspid.referrals;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dental.cuspid.shared.RuleViolation;

/**
 * A week from Monday to Sunday by its ISO number, written {@code 2027-W05} (COUP-15).
 */
public record IsoWeek(int year, int number) implements Comparable<IsoWeek> {

	private static final Pattern TEXT = Pattern.compile("([0-9]{4})-W([0-9]{2})");

	public static IsoWeek of(LocalDate day) {
		return new IsoWeek(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
	}

	/**
	 * Reads a week.
	 * @throws RuleViolation when there is no such week
	 */
	public static IsoWeek parse(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (matcher.matches()) {
			var week = new IsoWeek(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
			try {
				if (week.number > 0 && of(week.from()).equals(week)) {
					return week;
				}
			}
			catch (DateTimeException ex) {
				// refused below
			}
		}
		throw new RuleViolation("referrals.refusal.week", text).at("week");
	}

	/** Its Monday. */
	public LocalDate from() {
		return LocalDate.of(this.year, 1, 4)
			.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
			.plusWeeks(this.number - 1L);
	}

	/** Its Sunday. */
	public LocalDate to() {
		return from().plusDays(6);
	}

	public IsoWeek previous() {
		return of(from().minusDays(7));
	}

	public IsoWeek next() {
		return of(from().plusDays(7));
	}

	@Override
	public int compareTo(IsoWeek other) {
		return from().compareTo(other.from());
	}

	@Override
	public String toString() {
		return "%04d-W%02d".formatted(this.year, this.number);
	}

}
