package dental.cuspid.patients;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A letter or group of letters within a word, and the ways it can be read. The first
 * reading is letter by letter.
 *
 * @param length how many letters belong to it
 * @param readings in plain Latin letters
 */
record Spelling(int length, List<String> readings) {

	private static final int LONGEST = 4;

	private static final Map<Character, String> LETTERS = new HashMap<>();

	/** Further readings of a letter or group, wherever it stands. */
	private static final Map<String, List<String>> FURTHER = new HashMap<>();

	/** Further readings where something stands before it. */
	private static final Map<String, List<String>> FURTHER_INSIDE = new HashMap<>();

	static {
		letters("abcdefghijklmnopqrstuvwxyz", "a b c d e f g h i i k l m n o p k r s t u v v ks i z".split(" "));
		letters("ßøæœłđðþıə", "s o ae oe l d d t i e".split(" "));
		letters("абвгдеёжзийклмнопрстуфхцчшщыэюя",
				"a b v g d e e z z i i k l m n o p r s t u f h ts c s s i e iu ia".split(" "));
		letters("әғқңөұүһіїєґ", "a g k n o u u h i i e g".split(" "));
		LETTERS.put('ь', "");
		LETTERS.put('ъ', "");
		further("tsch", "c");
		further("dzh", "i");
		further("dj", "i");
		further("kh", "h");
		further("zh", "i");
		further("ck", "k");
		further("cz", "ts", "c");
		further("ts", "c");
		further("tz", "ts", "c");
		further("ph", "f");
		further("ch", "k");
		further("c", "k");
		further("x", "h");
		further("ae", "e");
		further("ä", "e");
		further("oe", "e");
		further("ö", "e");
		further("ei", "ai");
		further("ey", "ai");
		further("eu", "oi");
		further("ye", "e");
		further("je", "e");
		further("ie", "e", "i");
		further("yo", "e");
		further("jo", "e");
		further("дж", "i");
		further("ж", "i");
		further("х", "k");
		further("ц", "c", "z");
		further("ё", "io", "o", "ie");
		further("ң", "ng");
		further("ә", "e");
		further("є", "ie");
		inside("ch", "h");
		inside("yu", "u");
		inside("ju", "u");
		inside("iu", "u");
		inside("ю", "u");
	}

	/**
	 * What stands at a place of a word in lower case.
	 */
	static Spelling at(String word, int place) {
		for (int length = Math.min(LONGEST, word.length() - place); length > 0; length--) {
			String group = word.substring(place, place + length);
			var readings = new ArrayList<String>();
			readings.add(letterByLetter(group));
			readings.addAll(FURTHER.getOrDefault(group, List.of()));
			if (place > 0) {
				readings.addAll(FURTHER_INSIDE.getOrDefault(group, List.of()));
			}
			if (group.equals("е") && openE(word, place)) {
				readings.add("ie");
			}
			if ((group.equals("др") || group.equals("dr")) && place > 0 && place + length == word.length()) {
				readings.add("der");
			}
			if (readings.size() > 1 || length == 1) {
				return new Spelling(length, readings);
			}
		}
		throw new IllegalArgumentException("nothing at " + place);
	}

	/** Cyrillic е is written ye at the start, after a vowel and after a sign. */
	private static boolean openE(String word, int place) {
		return place == 0 || "аеёиоуыэюяьъіәөұү".indexOf(word.charAt(place - 1)) >= 0;
	}

	private static String letterByLetter(String group) {
		var text = new StringBuilder();
		for (char letter : group.toCharArray()) {
			String known = LETTERS.get(letter);
			if (known == null) {
				char base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD).charAt(0);
				boolean mark = Character.getType(base) == Character.NON_SPACING_MARK;
				known = mark ? "" : LETTERS.getOrDefault(base, String.valueOf(base));
			}
			text.append(known);
		}
		return text.toString();
	}

	private static void letters(String letters, String[] readings) {
		for (int i = 0; i < readings.length; i++) {
			LETTERS.put(letters.charAt(i), readings[i]);
		}
	}

	private static void further(String group, String... readings) {
		FURTHER.put(group, List.of(readings));
	}

	private static void inside(String group, String... readings) {
		FURTHER_INSIDE.put(group, List.of(readings));
	}

}
