package dental.cuspid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Every text exists in English, German and Russian and is used (BASE-15, X-6). A key is
 * used when it appears whole, or up to its last dot, in a template or a Java text.
 */
class MessageTests {

	/** Keys the validation and binding of forms look for by themselves. */
	private static final Pattern BINDING = Pattern.compile("(typeMismatch|[A-Z][A-Za-z]+)(\\..+)?");

	private static final Pattern IN_TEMPLATE = Pattern
		.compile("#\\{\\s*([a-z][A-Za-z]*(?:\\.[A-Za-z0-9_]+)+)\\s*[({}]");

	private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z]*(\\.[A-Za-z0-9_]+){2,}");

	private static final Pattern CONSTRAINT = Pattern
		.compile("(?i)(?:constraint|unique index)\\s*(?:=\\s*'|\\s(?:if not exists\\s+)?)([a-z0-9_]+)");

	@Test
	void everyTextIsThereInAllLanguages() {
		Set<String> english = TextFiles.messages("en").keySet();
		assertThat(english).isNotEmpty();
		assertThat(TextFiles.messages("de").keySet()).isEqualTo(english);
		assertThat(TextFiles.messages("ru").keySet()).isEqualTo(english);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "de", "ru" })
	void everyTextCanBeFormattedAndIsNotEmpty(String language) {
		TextFiles.messages(language).forEach((key, text) -> {
			assertThat(text).as(key).isNotBlank();
			assertThatCode(() -> new MessageFormat(text)).as("%s in %s: %s", key, language, text)
				.doesNotThrowAnyException();
		});
	}

	@Test
	void placeholdersAreTheSameInAllLanguages() {
		Map<String, String> german = TextFiles.messages("de");
		Map<String, String> russian = TextFiles.messages("ru");
		TextFiles.messages("en").forEach((key, text) -> {
			assertThat(placeholders(german.getOrDefault(key, text))).as(key + " in German")
				.isEqualTo(placeholders(text));
			assertThat(placeholders(russian.getOrDefault(key, text))).as(key + " in Russian")
				.isEqualTo(placeholders(text));
		});
	}

	@Test
	void pluralsHaveTheFormsOfTheirLanguage() {
		for (String language : TextFiles.LANGUAGES) {
			Set<String> needed = language.equals("ru") ? Set.of("one", "few", "many", "other") : Set.of("one", "other");
			TextFiles.messages(language)
				.forEach((key, text) -> plurals(text)
					.forEach((forms) -> assertThat(forms).as("%s in %s: %s", key, language, text).containsAll(needed)));
		}
	}

	@Test
	void noTextIsMissing() {
		Set<String> known = TextFiles.messages("en").keySet();
		var missing = new TreeMap<String, Path>();
		for (Path template : TextFiles.templates()) {
			Matcher matcher = IN_TEMPLATE.matcher(TextFiles.template(template));
			while (matcher.find()) {
				if (!known.contains(matcher.group(1))) {
					missing.put(matcher.group(1), template);
				}
			}
		}
		Set<String> prefixes = TextFiles.prefixes();
		for (Path java : TextFiles.java()) {
			for (String literal : TextFiles.literals(java)) {
				boolean key = KEY.matcher(literal).matches() && prefixes.contains(literal.replaceFirst("\\..*", ""));
				if (key && !known.contains(literal)) {
					missing.put(literal, java);
				}
			}
		}
		assertThat(missing).as("keys without a text").isEmpty();
	}

	@Test
	void noTextIsUnused() {
		var used = new StringBuilder();
		TextFiles.templates().forEach((file) -> used.append(TextFiles.template(file)).append('\n'));
		TextFiles.java()
			.forEach((file) -> used.append(String.join("\"\n\"", TextFiles.literals(file))).append("\"\n\""));
		Set<String> words = words(used);
		var unused = TextFiles.messages("en")
			.keySet()
			.stream()
			.filter((key) -> !words.contains(key) && !words.contains(key.substring(0, key.lastIndexOf('.') + 1))
					&& !key.startsWith("constraint.") && !BINDING.matcher(key).matches())
			.toList();
		assertThat(unused).as("texts nobody shows").isEmpty();
	}

	@Test
	void textsOfConstraintsNameConstraints() {
		Set<String> constraints = new HashSet<>();
		for (Path migration : TextFiles.migrations()) {
			Matcher matcher = CONSTRAINT.matcher(TextFiles.read(migration));
			while (matcher.find()) {
				constraints.add(matcher.group(1));
			}
		}
		var strangers = TextFiles.messages("en")
			.keySet()
			.stream()
			.filter((key) -> key.startsWith("constraint.")
					&& !constraints.contains(key.substring("constraint.".length())))
			.toList();
		assertThat(strangers).as("texts of constraints that do not exist").isEmpty();
	}

	/**
	 * Where all keys below a prefix are constants of one enum, none of its constants may
	 * be without text.
	 */
	@Test
	void enumsThatAreShownAreShownWhole() {
		var shown = new TreeMap<String, Set<String>>();
		TextFiles.messages("en").keySet().forEach((key) -> {
			int dot = key.lastIndexOf('.');
			if (dot > 0) {
				shown.computeIfAbsent(key.substring(0, dot + 1), (prefix) -> new TreeSet<>())
					.add(key.substring(dot + 1));
			}
		});
		List<Set<String>> enums = enums();
		var incomplete = new ArrayList<String>();
		shown.forEach((prefix, names) -> {
			boolean constants = names.stream().allMatch((name) -> name.matches("[A-Z][A-Z0-9_]+"));
			var candidates = enums.stream().filter((constantsOfOne) -> constantsOfOne.containsAll(names)).toList();
			if (constants && !candidates.isEmpty() && !candidates.contains(names)) {
				incomplete.add(prefix + " has " + names + ", but the enums have " + candidates);
			}
		});
		assertThat(incomplete).isEmpty();
	}

	private static List<Set<String>> enums() {
		return new ClassFileImporter().importPackages("dental.cuspid")
			.stream()
			.filter(JavaClass::isEnum)
			.map((type) -> (Set<String>) type.getFields()
				.stream()
				.filter((field) -> field.getRawType().equals(type))
				.map((field) -> field.getName())
				.collect(Collectors.toCollection(TreeSet::new)))
			.toList();
	}

	private static Set<String> words(CharSequence text) {
		var words = new HashSet<String>();
		Matcher matcher = Pattern.compile("[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*\\.?").matcher(text);
		while (matcher.find()) {
			words.add(matcher.group());
			words.add(matcher.group().replaceFirst("\\.$", ""));
		}
		return words;
	}

	private static Set<String> placeholders(String text) {
		var names = new TreeSet<String>();
		MessagePattern pattern = new MessagePattern(text);
		for (int i = 0; i < pattern.countParts(); i++) {
			MessagePattern.Part part = pattern.getPart(i);
			if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER
					|| part.getType() == MessagePattern.Part.Type.ARG_NAME) {
				names.add(pattern.getSubstring(part));
			}
		}
		return names;
	}

	/** The forms of each plural in a text. */
	private static List<Set<String>> plurals(String text) {
		var plurals = new ArrayList<Set<String>>();
		MessagePattern pattern = new MessagePattern(text);
		for (int i = 0; i < pattern.countParts(); i++) {
			MessagePattern.Part part = pattern.getPart(i);
			if (part.getType() == MessagePattern.Part.Type.ARG_START
					&& part.getArgType() == MessagePattern.ArgType.PLURAL) {
				plurals.add(forms(pattern, i));
			}
		}
		return plurals;
	}

	private static Set<String> forms(MessagePattern pattern, int start) {
		var forms = new TreeSet<String>();
		int end = pattern.getLimitPartIndex(start);
		for (int i = start + 1; i < end; i++) {
			MessagePattern.Part part = pattern.getPart(i);
			if (part.getType() == MessagePattern.Part.Type.ARG_SELECTOR) {
				forms.add(pattern.getSubstring(part));
			}
			if (part.getType() == MessagePattern.Part.Type.MSG_START) {
				i = pattern.getLimitPartIndex(i);
			}
		}
		return forms;
	}

}
