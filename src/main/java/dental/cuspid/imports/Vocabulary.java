package dental.cuspid.imports;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * What other programs write: headings and words in German, Russian and English, kept in
 * {@code imports/*.properties}, compared without regard to case, blanks and signs.
 */
final class Vocabulary {

	private static final Pattern NOTHING = Pattern.compile("[^\\p{L}\\p{N}#\u20ac+]+");

	private static final Vocabulary HEADINGS = new Vocabulary("headings");

	private static final Vocabulary WORDS = new Vocabulary("words");

	/** First part of the key, for example a kind, to folded word, to last part. */
	private final Map<String, Map<String, String>> meanings = new HashMap<>();

	private Vocabulary(String name) {
		Properties texts = load(name);
		texts.forEach((key, value) -> {
			String text = String.valueOf(value);
			String words = text.startsWith("@") ? texts.getProperty(text.substring(1)) : text;
			String[] path = String.valueOf(key).split("\\.", 2);
			Map<String, String> group = this.meanings.computeIfAbsent(path[0], (first) -> new HashMap<>());
			for (String word : words.split("\\|")) {
				group.putIfAbsent(fold(word), path[1]);
			}
		});
	}

	/**
	 * What a heading means in files of a kind.
	 */
	static Optional<ImportField> heading(ImportKind kind, String heading) {
		Map<String, String> known = HEADINGS.meanings.getOrDefault(kind.name(), Map.of());
		String whole = fold(heading);
		String bare = fold(heading.replaceAll("\\([^)]*\\)|\\[[^\\]]*]", " "));
		String first = fold(heading.split("[,:(/]", 2)[0]);
		String unnumbered = whole.replaceFirst("[0-9#]+$", "");
		for (String form : new String[] { whole, bare, unnumbered, first, first.replaceFirst("[0-9#]+$", "") }) {
			String field = form.isEmpty() ? null : known.get(form);
			if (field != null) {
				return ImportField.of(field, kind);
			}
		}
		return (kind == ImportKind.PATIENTS) ? contact(whole) : Optional.empty();
	}

	/**
	 * The constant a word stands for.
	 * @param group language, account, tender or salutation
	 */
	static Optional<String> word(String group, String word) {
		return Optional.ofNullable(WORDS.meanings.getOrDefault(group, Map.of()).get(fold(word)));
	}

	/**
	 * "Telefon Mutter" and "E-Mail dienstlich" are telephones and addresses all the same.
	 */
	private static Optional<ImportField> contact(String heading) {
		if (heading.matches("(telefon|handy|mobil|phone|mobile|cell|\u0442\u0435\u043b|\u043c\u043e\u0431).*")) {
			return Optional.of(ImportField.PHONE);
		}
		return heading.matches("(email|\u043f\u043e\u0447\u0442\u0430).*") ? Optional.of(ImportField.EMAIL)
				: Optional.empty();
	}

	/**
	 * A text as it is compared: small letters and figures, nothing else.
	 */
	static String fold(String text) {
		String small = text.toLowerCase(Locale.ROOT)
			.replace('\u0451', '\u0435')
			.replace("\u2116", "nr")
			.replace("\u00df", "ss")
			.replace("\u00e4", "ae")
			.replace("\u00f6", "oe")
			.replace("\u00fc", "ue");
		return NOTHING.matcher(small).replaceAll("");
	}

	private static Properties load(String name) {
		var texts = new Properties();
		try (var file = Vocabulary.class.getResourceAsStream("/imports/" + name + ".properties")) {
			if (file == null) {
				throw new IllegalStateException("imports/" + name + ".properties is missing");
			}
			texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
			return texts;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
