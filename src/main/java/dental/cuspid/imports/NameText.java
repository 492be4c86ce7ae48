package dental.cuspid.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A person's name taken apart. Russian lists write the surname first, Western ones last,
 * unless a comma says otherwise.
 *
 * @param salutation Herr, Frau, Mr …, empty where none is written
 * @param title academic titles, empty where none are written
 */
record NameText(String salutation, String title, String last, String first, String middle) {

	private static final Pattern TITLE = Pattern
		.compile("(?iu)(dr|prof|med|dent|dipl|ing|mag|phd|\u0434-?\u0440|\u043f\u0440\u043e\u0444)\\.?(-?ing\\.?)?");

	private static final Pattern PATRONYMIC = Pattern.compile(
			"(?iu).+(\u043e\u0432\u0438\u0447|\u0435\u0432\u0438\u0447|\u043e\u0432\u043d\u0430|\u0435\u0432\u043d\u0430|\u0438\u043d\u0438\u0447\u043d\u0430|\u044c\u0438\u0447|\u043a\u044b\u0437\u044b|\u0443\u043b\u044b)");

	private static final Set<String> PARTICLES = Set.of("von", "van", "vom", "zu", "zum", "zur", "de", "der", "den",
			"del", "della", "di", "da", "dos", "el", "al", "ten", "ter", "la", "le", "und");

	/**
	 * Takes a full name apart.
	 */
	static NameText split(String text) {
		List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
		String salutation = "";
		if (words.size() > 1 && words.getFirst().length() > 1
				&& Vocabulary.word("salutation", words.getFirst()).isPresent()) {
			salutation = words.removeFirst();
		}
		var titles = new ArrayList<String>();
		while (words.size() > 1 && TITLE.matcher(words.getFirst()).matches()) {
			titles.add(words.removeFirst());
		}
		NameText name = order(words);
		return new NameText(salutation, String.join(" ", titles), proper(name.last), proper(name.first),
				proper(name.middle));
	}

	private static NameText order(List<String> words) {
		String whole = String.join(" ", words);
		int comma = whole.indexOf(',');
		if (comma > 0) {
			String last = whole.substring(0, comma).strip();
			String rest = whole.substring(comma + 1).replace(',', ' ').strip();
			List<String> given = rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
			return isCyrillic(whole) ? name(last, given) : new NameText("", "", last, rest, "");
		}
		if (isCyrillic(whole)) {
			boolean givenFirst = words.size() == 3 && PATRONYMIC.matcher(words.get(1)).matches()
					&& !PATRONYMIC.matcher(words.get(2)).matches();
			return givenFirst ? new NameText("", "", words.get(2), words.get(0), words.get(1))
					: name(words.getFirst(), words.subList(1, words.size()));
		}
		int from = words.size() - 1;
		while (from > 1 && PARTICLES.contains(words.get(from - 1).toLowerCase(Locale.ROOT))) {
			from--;
		}
		return new NameText("", "", String.join(" ", words.subList(from, words.size())),
				String.join(" ", words.subList(0, from)), "");
	}

	private static NameText name(String last, List<String> given) {
		String first = given.isEmpty() ? "" : given.getFirst();
		return new NameText("", "", last, first,
				(given.size() > 1) ? String.join(" ", given.subList(1, given.size())) : "");
	}

	private static boolean isCyrillic(String text) {
		return text.codePoints()
			.anyMatch((sign) -> Character.UnicodeScript.of(sign) == Character.UnicodeScript.CYRILLIC);
	}

	/**
	 * "ПЕТРОВА" and "петрова" are written "Петрова"; everything else stays as it was
	 * typed.
	 */
	static String proper(String name) {
		String clean = name.strip().replaceAll("\\s+", " ");
		boolean shouted = clean.equals(clean.toUpperCase(Locale.ROOT)) && clean.codePoints().count() > 2;
		boolean whispered = clean.equals(clean.toLowerCase(Locale.ROOT));
		if (!(shouted || whispered)) {
			return clean;
		}
		var text = new StringBuilder();
		for (String word : clean.toLowerCase(Locale.ROOT).split("(?<=[ \\-'\u2019.])")) {
			boolean small = PARTICLES.contains(word.strip());
			text.append(small ? word : capital(word));
		}
		return text.toString();
	}

	private static String capital(String word) {
		if (word.isEmpty()) {
			return word;
		}
		int first = word.offsetByCodePoints(0, 1);
		return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
	}

	boolean isEmpty() {
		return this.last.isEmpty() && this.first.isEmpty();
	}

}
