package dental.cuspid.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as files write them: {@code 31.01.1990}, {@code 1990-01-31},
 * {@code 31.01.90}, {@code 31/01/1990}, with or without a time behind. A date that does
 * not exist is none.
 *
 * @param order which part comes first where a date of three short numbers leaves it open
 * @param today the last day a past date can be
 */
record DateText(Order order, LocalDate today) {

	private static final Pattern PARTS = Pattern
		.compile("([0-9]{1,4})\\s*[./\\-]\\s*([0-9]{1,2})\\s*[./\\-]\\s*([0-9]{1,4})\\.?"
				+ "(?:[ T,]+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\\.[0-9]+)?)?Z?)?(?:\\s*(?:\u0433\\.?|\u0433\u043e\u0434\u0430))?");

	private static final Pattern SOLID = Pattern.compile("((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})");

	/**
	 * Order of day, month and year.
	 */
	enum Order {

		DAY_FIRST, MONTH_FIRST, YEAR_FIRST

	}

	/**
	 * Reads the option {@code dateFormat}, for example {@code dd.MM.yyyy}.
	 * @throws RuleViolation when it names no day, month or year
	 */
	static Order order(@Nullable String format) {
		if (format == null || format.isBlank()) {
			return Order.DAY_FIRST;
		}
		return switch (format.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").replaceAll("(.)\\1+", "$1")) {
			case "dmy" -> Order.DAY_FIRST;
			case "mdy" -> Order.MONTH_FIRST;
			case "ymd" -> Order.YEAR_FIRST;
			default -> throw new RuleViolation("imports.refusal.dateFormat", format).at("options");
		};
	}

	/** A day in the past, today at the latest; two figures mean the latest such year. */
	Optional<LocalDate> past(String text) {
		return read(text).map(LocalDateTime::toLocalDate).filter(this::isPast);
	}

	/** A moment in the past; without a time it is noon. */
	Optional<LocalDateTime> pastMoment(String text) {
		return read(text).filter((moment) -> isPast(moment.toLocalDate()));
	}

	private boolean isPast(LocalDate date) {
		return !date.isAfter(this.today) && date.getYear() >= 1900;
	}

	private Optional<LocalDateTime> read(String text) {
		Matcher solid = SOLID.matcher(text);
		if (solid.matches()) {
			return date(number(solid, 1), number(solid, 2), number(solid, 3), LocalTime.NOON);
		}
		Matcher parts = PARTS.matcher(text);
		if (!parts.matches()) {
			return Optional.empty();
		}
		LocalTime time = time(parts);
		if (time == null) {
			return Optional.empty();
		}
		int first = number(parts, 1);
		int second = number(parts, 2);
		int third = number(parts, 3);
		if (parts.group(1).length() >= 3 || this.order == Order.YEAR_FIRST && parts.group(3).length() <= 2) {
			return (parts.group(3).length() <= 2) ? date(year(parts.group(1), second, third), second, third, time)
					: Optional.empty();
		}
		int day = (this.order == Order.MONTH_FIRST) ? second : first;
		int month = (this.order == Order.MONTH_FIRST) ? first : second;
		return date(year(parts.group(3), month, day), month, day, time);
	}

	private static @Nullable LocalTime time(Matcher parts) {
		if (parts.group(4) == null) {
			return LocalTime.NOON;
		}
		int hour = number(parts, 4);
		int minute = number(parts, 5);
		if (hour > 23 || minute > 59) {
			return null;
		}
		return (hour == 0 && minute == 0) ? LocalTime.NOON : LocalTime.of(hour, minute);
	}

	/** "24.10.86" was in 1986, "03.09.07" in 2007: the latest year that is past. */
	private int year(String text, int month, int day) {
		int year = Integer.parseInt(text);
		if (text.length() > 2) {
			return (text.length() == 4) ? year : -1;
		}
		int century = this.today.getYear() / 100 * 100;
		boolean ahead = year + century > this.today.getYear()
				|| year + century == this.today.getYear() && (month > this.today.getMonthValue()
						|| month == this.today.getMonthValue() && day > this.today.getDayOfMonth());
		return ahead ? century - 100 + year : century + year;
	}

	private static Optional<LocalDateTime> date(int year, int month, int day, LocalTime time) {
		try {
			return (year < 1) ? Optional.empty() : Optional.of(LocalDate.of(year, month, day).atTime(time));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static int number(Matcher matcher, int group) {
		return Integer.parseInt(matcher.group(group));
	}

}
