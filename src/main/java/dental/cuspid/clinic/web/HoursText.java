package dental.cuspid.clinic.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dental.cuspid.clinic.OpeningHours;
import dental.cuspid.clinic.OpeningHours.Interval;
import dental.cuspid.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes hours and days as people do: {@code 8-12, 14:00-18:30} and one day on
 * each line, {@code 2026-12-25} or {@code 25.12.2026}.
 */
final class HoursText {

	private static final Pattern INTERVAL = Pattern
		.compile("\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*[-\u2013\u2014]\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*");

	private static final DateTimeFormatter DOTTED = DateTimeFormatter.ofPattern("d.M.uuuu")
		.withResolverStyle(ResolverStyle.STRICT);

	private HoursText() {
	}

	/**
	 * The intervals of a day, none for an empty text, or empty where it is none of these.
	 */
	static Optional<List<Interval>> read(String text) {
		List<Interval> intervals = new ArrayList<>();
		if (text.isBlank()) {
			return Optional.of(intervals);
		}
		for (String part : text.split("[,;]")) {
			Matcher matcher = INTERVAL.matcher(part);
			try {
				if (!matcher.matches()) {
					return Optional.empty();
				}
				intervals.add(new Interval(time(matcher.group(1), matcher.group(2)),
						time(matcher.group(3), matcher.group(4))));
			}
			catch (DateTimeException | Refusal ex) {
				return Optional.empty();
			}
		}
		return Optional.of(intervals);
	}

	static String write(List<Interval> intervals) {
		return intervals.stream()
			.map((interval) -> interval.from() + "-" + (interval.toMidnight() ? "24:00" : interval.to()))
			.collect(Collectors.joining(", "));
	}

	/** The week in a few lines: {@code Mon-Fri 08:00-20:00}. */
	static List<String> week(OpeningHours hours, Locale locale) {
		List<String> lines = new ArrayList<>();
		DayOfWeek first = DayOfWeek.MONDAY;
		for (DayOfWeek day : DayOfWeek.values()) {
			if (day == DayOfWeek.SUNDAY || !hours.on(day).equals(hours.on(day.plus(1)))) {
				if (!hours.on(day).isEmpty()) {
					String until = (first != day) ? "\u2013" + day.getDisplayName(TextStyle.SHORT, locale) : "";
					lines.add(first.getDisplayName(TextStyle.SHORT, locale) + until + " " + write(hours.on(day)));
				}
				first = day.plus(1);
			}
		}
		return lines;
	}

	/** The days of a text, or empty where a line is none. */
	static Optional<Set<LocalDate>> readDays(String text) {
		Set<LocalDate> days = new TreeSet<>();
		for (String line : text.split("[\\r\\n,;]+")) {
			String plain = line.strip();
			if (plain.isEmpty()) {
				continue;
			}
			try {
				days.add(plain.contains(".") ? LocalDate.parse(plain, DOTTED) : LocalDate.parse(plain));
			}
			catch (DateTimeException ex) {
				return Optional.empty();
			}
		}
		return Optional.of(days);
	}

	static String writeDays(Set<LocalDate> days) {
		return days.stream().map(LocalDate::toString).collect(Collectors.joining("\n"));
	}

	private static LocalTime time(String hours, @Nullable String minutes) {
		int hour = Integer.parseInt(hours);
		int minute = (minutes != null) ? Integer.parseInt(minutes) : 0;
		return (hour == 24 && minute == 0) ? LocalTime.MIDNIGHT : LocalTime.of(hour, minute);
	}

}
