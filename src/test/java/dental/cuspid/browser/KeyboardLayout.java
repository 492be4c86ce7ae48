package dental.cuspid.browser;

/**
 * What comes out when a Russian word is typed while the keyboard is set to English.
 */
final class KeyboardLayout {

	private static final String RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю";

	private static final String ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

	private KeyboardLayout() {
	}

	static String wrong(String russian) {
		var typed = new StringBuilder();
		russian.chars().forEach((letter) -> {
			int at = RUSSIAN.indexOf(Character.toLowerCase(letter));
			char key = (at >= 0) ? ENGLISH.charAt(at) : (char) letter;
			typed.append(Character.isUpperCase(letter) ? Character.toUpperCase(key) : key);
		});
		return typed.toString();
	}

	/** A surname nobody else has, of letters that are letters in both layouts. */
	static String surname() {
		var name = new StringBuilder("Иванов");
		for (long rest = System.nanoTime() % 1_000_000_000L; rest > 0; rest /= 20) {
			name.append("йцукенгшщзфывапролдя".charAt((int) (rest % 20)));
		}
		return name.toString();
	}

}
