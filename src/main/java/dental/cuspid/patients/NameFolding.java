package dental.cuspid.patients;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Folds names so that the spellings of one name meet (BASE-2): case, diacritics, е/ё,
 * ä/ae/a, ß/ss, double letters, and the ways to write a Cyrillic or Kazakh name in Latin
 * letters and back. A name has a few foldings where its letters can be read in several
 * ways; two spellings meet when one folding of the typed beginning is the beginning of
 * one folding of the stored name. The first folding depends on nothing to the right, so
 * the beginning of a name always folds to the beginning of its folding.
 */
final class NameFolding {

	/** So many foldings a word has at most. */
	static final int MOST = 24;

	private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}'’ʼʹ`´]+");

	private static final Pattern APOSTROPHES = Pattern.compile("['’ʼʹ`´]");

	private static final String VOWELS = "aeiou";

	private NameFolding() {
	}

	/**
	 * The words of a name. A part behind an apostrophe (O'Connor) and the whole of a
	 * hyphenated name are words of their own too.
	 */
	static Set<String> words(String name) {
		var words = new LinkedHashSet<String>();
		String lower = lower(name);
		for (String token : lower.split("\\s+")) {
			List<String> parts = typedWords(token);
			words.addAll(parts);
			if (parts.size() > 1) {
				words.add(String.join("", parts));
			}
			for (String part : APOSTROPHES.split(token)) {
				typedWords(part).stream().filter((tail) -> tail.length() > 2).forEach(words::add);
			}
		}
		return words;
	}

	/**
	 * The words somebody typed.
	 */
	static List<String> typedWords(String typed) {
		return SEPARATORS.splitAsStream(lower(typed))
			.map((word) -> APOSTROPHES.matcher(word).replaceAll(""))
			.filter((word) -> !word.isEmpty())
			.toList();
	}

	/**
	 * All foldings of a word, the plain one first.
	 */
	static List<String> foldings(String word) {
		String text = APOSTROPHES.matcher(lower(word)).replaceAll("");
		List<String> grown = List.of("");
		for (int at = 0; at < text.length();) {
			Spelling spelling = Spelling.at(text, at);
			grown = grow(grown, spelling.readings());
			at += spelling.length();
		}
		return grown.stream().map(NameFolding::squeeze).filter((folded) -> !folded.isEmpty()).distinct().toList();
	}

	/**
	 * The plain folding of a text, word by word.
	 */
	static String plain(String text) {
		return typedWords(text).stream()
			.flatMap((word) -> foldings(word).stream().limit(1))
			.collect(Collectors.joining(" "));
	}

	private static String lower(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
	}

	private static List<String> grow(List<String> begun, List<String> readings) {
		var grown = new ArrayList<String>();
		int taken = (begun.size() * readings.size() <= MOST) ? readings.size() : 1;
		for (String reading : readings.subList(0, taken)) {
			for (String start : begun) {
				grown.add(start + reading);
			}
		}
		return grown;
	}

	/**
	 * Drops what spellings differ in: the second of two equal letters, e after a, o and
	 * u, h after a consonant, c after s. Looks only to the left.
	 */
	private static String squeeze(String text) {
		var kept = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			char before = kept.isEmpty() ? ' ' : kept.charAt(kept.length() - 1);
			boolean dropped = letter == before || letter == 'e' && "aou".indexOf(before) >= 0
					|| letter == 'h' && !kept.isEmpty() && VOWELS.indexOf(before) < 0 || letter == 'c' && before == 's';
			if (!dropped) {
				kept.append(letter);
			}
		}
		return kept.toString();
	}

}
