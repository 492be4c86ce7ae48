package dental.cuspid.messaging;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders: {@code [name]}, and {@code [?name]…[/]} for a part that is
 * left out where the placeholder is empty.
 */
final class TemplateText {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\[\\??([A-Za-z][A-Za-z0-9]*)]");

	private static final Pattern OPTIONAL = Pattern.compile("\\[\\?([A-Za-z][A-Za-z0-9]*)](.*?)\\[/]", Pattern.DOTALL);

	private TemplateText() {
	}

	static Set<String> placeholders(String text) {
		var names = new LinkedHashSet<String>();
		Matcher matcher = PLACEHOLDER.matcher(text);
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
		return names;
	}

	/** Whether every optional part ends. */
	static boolean closed(String text) {
		String rest = OPTIONAL.matcher(text).replaceAll("");
		return !rest.contains("[?") && !rest.contains("[/]");
	}

	static String render(String text, Map<String, String> values) {
		String chosen = OPTIONAL.matcher(text)
			.replaceAll((part) -> Matcher
				.quoteReplacement(values.getOrDefault(part.group(1), "").isEmpty() ? "" : part.group(2)));
		return PLACEHOLDER.matcher(chosen)
			.replaceAll((part) -> Matcher.quoteReplacement(values.getOrDefault(part.group(1), "")))
			.strip();
	}

}
