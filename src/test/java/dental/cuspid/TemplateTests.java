package dental.cuspid;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Templates show texts from the message files only, escape what they show, and need no
 * script or style of their own, so that the content security policy can be strict
 * (BASE-12, BASE-15).
 */
class TemplateTests {

	/** Attributes that replace what an element contains. */
	private static final Set<String> REPLACES = Set.of("th:text", "th:replace", "th:insert");

	private static final Set<String> READ_ALOUD = Set.of("title", "placeholder", "aria-label", "alt", "label",
			"aria-description");

	private static final Set<String> CONDITIONS = Set.of("th:if", "th:unless", "th:each", "th:with", "th:case");

	private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

	private static final Pattern ICON = Pattern.compile("(?:icons\\.svg#|icon='|icon\\(')([a-z0-9-]+)[\"'|]");

	private static final Pattern INLINED = Pattern.compile("\\[\\[.*?]]", Pattern.DOTALL);

	@Test
	void textsComeFromTheMessageFiles() {
		assertThat(read((reader) -> reader.texts)).as("texts typed into templates").isEmpty();
	}

	@Test
	void nothingIsShownUnescaped() {
		assertThat(read((reader) -> reader.unescaped)).isEmpty();
	}

	@Test
	void scriptsAndStylesAreFiles() {
		assertThat(read((reader) -> reader.inline)).isEmpty();
	}

	/**
	 * Thymeleaf replaces an element before it looks at conditions on the same element.
	 */
	@Test
	void noConditionIsLostBesideAReplacement() {
		assertThat(read((reader) -> reader.lost)).isEmpty();
	}

	@Test
	void everyIconExists() {
		String icons = TextFiles.read(Path.of("src/main/resources/static/icons.svg"));
		var missing = new TreeSet<String>();
		TextFiles.templates().forEach((template) -> {
			Matcher used = ICON.matcher(TextFiles.template(template));
			while (used.find()) {
				if (!icons.contains("id=\"" + used.group(1) + "\"")) {
					missing.add(used.group(1) + " in " + template);
				}
			}
		});
		assertThat(missing).isEmpty();
	}

	@Test
	void scriptsWriteNoMarkup() {
		assertThat(TextFiles.scripts()).allSatisfy((script) -> assertThat(TextFiles.read(script)).doesNotContainPattern(
				"\\b(innerHTML(?!\\s*=\\s*icon\\()|outerHTML|insertAdjacentHTML|document\\.write|eval\\()"));
	}

	private static List<String> read(java.util.function.Function<Reader, List<String>> what) {
		var found = new ArrayList<String>();
		for (Path template : TextFiles.templates()) {
			var reader = new Reader(template);
			ParseConfiguration html = ParseConfiguration.htmlConfiguration();
			html.setElementBalancing(ParseConfiguration.ElementBalancing.AUTO_CLOSE);
			html.getPrologParseConfiguration().setValidateProlog(false);
			try {
				new SimpleMarkupParser(html).parse(TextFiles.template(template), reader);
			}
			catch (ParseException ex) {
				throw new AssertionError("cannot read " + template, ex);
			}
			found.addAll(what.apply(reader));
		}
		return found;
	}

	private static final class Reader extends AbstractSimpleMarkupHandler {

		private final Path file;

		private final List<String> texts = new ArrayList<>();

		private final List<String> unescaped = new ArrayList<>();

		private final List<String> inline = new ArrayList<>();

		private final List<String> lost = new ArrayList<>();

		/** For each open element, whether its content is replaced. */
		private final Deque<Boolean> replaced = new ArrayDeque<>();

		private final Deque<String> open = new ArrayDeque<>();

		Reader(Path file) {
			this.file = file;
		}

		@Override
		public void handleOpenElement(String name, Map<String, String> attributes, int line, int col) {
			element(name, attributes, line);
			boolean above = Boolean.TRUE.equals(this.replaced.peek());
			boolean own = attributes != null && (attributes.keySet().stream().anyMatch(REPLACES::contains)
					|| attributes.containsKey("th:remove"));
			this.replaced.push(above || own);
			this.open.push(name);
		}

		@Override
		public void handleAutoOpenElement(String name, Map<String, String> attributes, int line, int col) {
			handleOpenElement(name, attributes, line, col);
		}

		@Override
		public void handleCloseElement(String name, int line, int col) {
			this.replaced.pop();
			this.open.pop();
		}

		@Override
		public void handleAutoCloseElement(String name, int line, int col) {
			handleCloseElement(name, line, col);
		}

		@Override
		public void handleStandaloneElement(String name, Map<String, String> attributes, boolean minimized, int line,
				int col) {
			element(name, attributes, line);
		}

		@Override
		public void handleText(char[] buffer, int offset, int length, int line, int col) {
			String text = new String(buffer, offset, length);
			if (text.contains("[(")) {
				this.unescaped.add(at(line) + text.strip());
			}
			String typed = INLINED.matcher(text).replaceAll("").strip();
			if (!Boolean.TRUE.equals(this.replaced.peek())
					&& LETTERS.matcher(typed.replaceAll("&[a-z]+;", "")).find()) {
				this.texts.add(at(line) + typed);
			}
			if (List.of("script", "style").contains(String.valueOf(this.open.peek())) && !text.isBlank()) {
				this.inline.add(at(line) + "inline " + this.open.peek());
			}
		}

		private void element(String name, Map<String, String> attributes, int line) {
			if (attributes == null) {
				return;
			}
			if (attributes.containsKey("th:replace")) {
				attributes.keySet()
					.stream()
					.filter(CONDITIONS::contains)
					.forEach((condition) -> this.lost.add(at(line) + condition));
			}
			attributes.forEach((attribute, value) -> {
				String plain = attribute.toLowerCase(java.util.Locale.ROOT);
				if (plain.equals("th:utext")) {
					this.unescaped.add(at(line) + attribute);
				}
				if (plain.matches("(th:)?style") || plain.matches("(th:)?on[a-z]+") || plain.startsWith("hx-on")
						|| String.valueOf(value).strip().startsWith("javascript:")) {
					this.inline.add(at(line) + attribute);
				}
				if (READ_ALOUD.contains(plain) && value != null && LETTERS.matcher(value).find()
						&& !attributes.containsKey("th:" + plain) && !Boolean.TRUE.equals(this.replaced.peek())
						&& attributes.keySet().stream().noneMatch(REPLACES::contains)) {
					this.texts.add(at(line) + attribute + "=" + value);
				}
			});
		}

		private String at(int line) {
			return this.file + ":" + line + " ";
		}

	}

}
