package dental.cuspid.patients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was meant when the keyboard stood on another layout (BASE-2): the same keys read
 * as Russian, English and German.
 */
final class KeyboardLayout {

	private static final String RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю";

	private static final String ENGLISH = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";

	private static final String GERMAN = "^qwertzuiopü+asdfghjklöäyxcvbnm,.";

	private static final Map<Character, Character> TO_ENGLISH = keys(RUSSIAN, ENGLISH);

	private static final Map<Character, Character> TO_GERMAN = keys(RUSSIAN, GERMAN);

	private static final Map<Character, Character> FROM_ENGLISH = keys(ENGLISH, RUSSIAN);

	private static final Map<Character, Character> FROM_GERMAN = keys(GERMAN, RUSSIAN);

	private static final Map<Character, Character> ENGLISH_AS_GERMAN = keys(ENGLISH, GERMAN);

	private static final Map<Character, Character> GERMAN_AS_ENGLISH = keys(GERMAN, ENGLISH);

	private KeyboardLayout() {
	}

	/**
	 * What may have been meant, the typed text itself first.
	 */
	static List<String> readings(String typed) {
		String text = typed.toLowerCase(Locale.ROOT);
		var readings = new LinkedHashSet<String>();
		readings.add(text);
		boolean cyrillic = text.codePoints()
			.anyMatch((letter) -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC);
		boolean latin = text.codePoints()
			.anyMatch((letter) -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
		if (cyrillic && !latin) {
			readings.add(read(text, TO_ENGLISH));
			readings.add(read(text, TO_GERMAN));
		}
		if (latin && !cyrillic) {
			readings.add(read(text, FROM_ENGLISH));
			readings.add(read(text, FROM_GERMAN));
			readings.add(read(text, ENGLISH_AS_GERMAN));
			readings.add(read(text, GERMAN_AS_ENGLISH));
		}
		return new ArrayList<>(readings);
	}

	private static String read(String text, Map<Character, Character> keys) {
		var meant = new StringBuilder(text.length());
		for (char letter : text.toCharArray()) {
			meant.append(keys.getOrDefault(letter, letter).charValue());
		}
		return meant.toString();
	}

	private static Map<Character, Character> keys(String from, String to) {
		var keys = new HashMap<Character, Character>();
		for (int i = 0; i < from.length(); i++) {
			keys.put(from.charAt(i), to.charAt(i));
		}
		return keys;
	}

}
