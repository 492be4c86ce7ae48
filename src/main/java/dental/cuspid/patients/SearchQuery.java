package dental.cuspid.patients;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dental.cuspid.patients.SearchKeys.Key;
import dental.cuspid.patients.SearchKeys.Kind;

/**
 * What somebody typed into the search, taken apart (BASE-2): for each way the keyboard
 * may have stood, the words, and for each word the beginnings of keys it can mean.
 *
 * @param readings the ways to read it, the typed one first
 */
record SearchQuery(List<Reading> readings) {

	private static final int LONGEST = 100;

	private static final int MOST_WORDS = 6;

	private static final int FEWEST_DIGITS = 3;

	private static final Pattern GAP_IN_NUMBER = Pattern.compile("(?<=[0-9)])[\\s()-]+(?=[0-9(])");

	private static final Pattern NUMBER = Pattern.compile("\\+?[0-9()/-]*[0-9][0-9()/-]*");

	private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4}|[0-9]{2})");

	private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");

	private static final Pattern CARD = Pattern.compile("[\\p{L}0-9./-]*[0-9][\\p{L}0-9./-]*");

	/**
	 * One way to read the query.
	 */
	record Reading(List<Word> words) {

	}

	/**
	 * One word.
	 *
	 * @param beginnings of keys it can mean, the likeliest first
	 * @param middles what may stand in the middle of a word, empty where it is too short
	 */
	record Word(List<Key> beginnings, List<String> middles) {

	}

	/**
	 * Takes apart what was typed. Another layout is believed only where it does not fall
	 * into more words than what was typed.
	 */
	static SearchQuery of(String typed, LocalDate today) {
		String text = typed.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cf}]", " ").strip();
		text = text.substring(0, Math.min(LONGEST, text.length()));
		var readings = new LinkedHashSet<Reading>();
		int most = MOST_WORDS;
		for (String reading : KeyboardLayout.readings(text)) {
			var words = new ArrayList<Word>();
			for (String token : tokens(reading, today)) {
				words.addAll(words(token, today));
			}
			if (!words.isEmpty() && words.size() <= most) {
				readings.add(new Reading(List.copyOf(words)));
				most = words.size();
			}
		}
		return new SearchQuery(List.copyOf(readings));
	}

	/** Splits at spaces, but not within a phone number. */
	private static List<String> tokens(String text, LocalDate today) {
		if (!dates(text.strip(), today).isEmpty()) {
			return List.of(text.strip());
		}
		return List.of(GAP_IN_NUMBER.matcher(text).replaceAll("").strip().split("\\s+"));
	}

	private static List<Word> words(String token, LocalDate today) {
		Set<LocalDate> dates = dates(token, today);
		if (!dates.isEmpty()) {
			var keys = new ArrayList<Key>();
			dates.forEach((date) -> keys.add(new Key(Kind.BIRTH, date + " ")));
			keys.addAll(numberKeys(SearchKeys.digits(token)));
			return List.of(new Word(keys, List.of()));
		}
		if (token.indexOf('@') >= 0) {
			return List.of(new Word(List.of(SearchKeys.email(token)), middles(List.of(token))));
		}
		if (NUMBER.matcher(token).matches()) {
			String digits = SearchKeys.digits(token);
			var keys = new ArrayList<Key>();
			keys.add(new Key(Kind.CARD, token));
			keys.addAll(numberKeys(digits));
			return List.of(new Word(List.copyOf(keys), middles(List.of(digits, digits.replaceFirst("^(00|0|8)", "")))));
		}
		return named(token);
	}

	private static List<Word> named(String token) {
		var words = new ArrayList<Word>();
		for (String typed : NameFolding.typedWords(token)) {
			List<String> foldings = NameFolding.foldings(typed);
			var keys = new LinkedHashSet<Key>();
			foldings.forEach((folded) -> keys.add(new Key(Kind.NAME, folded)));
			if (typed.length() >= FEWEST_DIGITS) {
				keys.add(new Key(Kind.EMAIL, typed));
			}
			if (!keys.isEmpty()) {
				words.add(new Word(List.copyOf(keys), middles(foldings)));
			}
		}
		if (CARD.matcher(token).matches()) {
			var card = new Key(Kind.CARD, token.toLowerCase(Locale.ROOT));
			if (words.size() == 1) {
				var keys = new ArrayList<>(List.of(card));
				keys.addAll(words.getFirst().beginnings());
				return List.of(new Word(List.copyOf(keys), words.getFirst().middles()));
			}
			return List.of(new Word(List.of(card), middles(List.of(card.text()))));
		}
		return words;
	}

	/**
	 * Last digits of a phone number, or its first with or without country code and trunk
	 * prefix.
	 */
	private static List<Key> numberKeys(String digits) {
		var keys = new LinkedHashSet<Key>();
		if (digits.length() >= FEWEST_DIGITS) {
			keys.add(SearchKeys.phoneEnd(digits));
			keys.add(new Key(Kind.PHONE_START, digits));
			if (digits.startsWith("00")) {
				keys.add(SearchKeys.phoneEnd(digits.substring(2)));
			}
			if (digits.startsWith("0") || digits.startsWith("8")) {
				String national = digits.substring(1);
				keys.add(new Key(Kind.PHONE_START, national));
				if (national.length() >= FEWEST_DIGITS) {
					keys.add(SearchKeys.phoneEnd(national));
				}
			}
			for (String code : List.of("7", "49", "43", "41")) {
				if (digits.startsWith(code) && digits.length() >= code.length() + 2) {
					keys.add(new Key(Kind.PHONE_START, digits.substring(code.length())));
				}
			}
		}
		return List.copyOf(keys);
	}

	private static List<String> middles(List<String> foldings) {
		return foldings.stream().filter((folded) -> folded.length() >= FEWEST_DIGITS).toList();
	}

	/** Birth dates a text can mean; a year of two digits has two. */
	private static Set<LocalDate> dates(String text, LocalDate today) {
		var dates = new LinkedHashSet<LocalDate>();
		Matcher day = DAY_FIRST.matcher(text);
		Matcher year = YEAR_FIRST.matcher(text);
		if (day.matches()) {
			int typed = Integer.parseInt(day.group(3));
			List<Integer> years = (day.group(3).length() == 4) ? List.of(typed) : List.of(2000 + typed, 1900 + typed);
			years.forEach((one) -> add(dates, one, day.group(2), day.group(1), today));
		}
		else if (year.matches()) {
			add(dates, Integer.parseInt(year.group(1)), year.group(2), year.group(3), today);
		}
		return dates;
	}

	private static void add(Set<LocalDate> dates, int year, String month, String day, LocalDate today) {
		try {
			LocalDate date = LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
			if (!date.isAfter(today)) {
				dates.add(date);
			}
		}
		catch (DateTimeException ex) {
			// no such day: not a date then
		}
	}

}
