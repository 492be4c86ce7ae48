package dental.cuspid;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources as files, for the tests that read them: message files, templates, Java.
 */
final class TextFiles {

	static final List<String> LANGUAGES = List.of("en", "de", "ru");

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Path JAVA = Path.of("src/main/java");

	private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

	private static final Pattern TEMPLATE_COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

	private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

	private TextFiles() {
	}

	/** All texts of a language by key. A key that is given twice is an error. */
	static Map<String, String> messages(String language) {
		var texts = new TreeMap<String, String>();
		for (Path file : files(RESOURCES.resolve("messages"), ".properties")) {
			String name = file.getFileName().toString().replace(".properties", "");
			String own = name.endsWith("_de") ? "de" : name.endsWith("_ru") ? "ru" : "en";
			if (own.equals(language)) {
				properties(file).forEach((key, text) -> {
					if (texts.put(key, text) != null) {
						throw new AssertionError("The key " + key + " is in two files, one is " + file);
					}
				});
			}
		}
		return texts;
	}

	/** The modules that have texts, which is what keys begin with. */
	static TreeSet<String> prefixes() {
		var prefixes = new TreeSet<String>();
		messages("en").keySet().forEach((key) -> prefixes.add(key.replaceFirst("\\..*", "")));
		return prefixes;
	}

	static List<Path> templates() {
		return files(RESOURCES.resolve("templates"), ".html");
	}

	/** A template as it is shown, its comments blanked out. */
	static String template(Path template) {
		return TEMPLATE_COMMENT.matcher(read(template)).replaceAll((found) -> found.group().replaceAll("[^\n]", " "));
	}

	static List<Path> migrations() {
		return files(RESOURCES.resolve("db/migration"), ".sql");
	}

	static List<Path> scripts() {
		return files(RESOURCES.resolve("static/js"), ".js");
	}

	static List<Path> java() {
		return files(JAVA, ".java");
	}

	/** The text literals of a Java file, those in comments left out. */
	static List<String> literals(Path java) {
		var literals = new ArrayList<String>();
		Matcher matcher = LITERAL.matcher(COMMENT.matcher(read(java)).replaceAll(""));
		while (matcher.find()) {
			literals.add(matcher.group(1));
		}
		return literals;
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> files(Path folder, String ending) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> properties(Path file) {
		var texts = new TreeMap<String, String>();
		var once = new Properties() {

			@Override
			public synchronized Object put(Object key, Object value) {
				if (texts.put((String) key, (String) value) != null) {
					throw new AssertionError("The key " + key + " is given twice in " + file);
				}
				return value;
			}

		};
		try (Reader reader = Files.newBufferedReader(file)) {
			once.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return texts;
	}

}
