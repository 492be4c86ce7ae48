package dental.cuspid.plans.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wording of a paper as blocks: a line that begins with {@code #} is a heading, empty
 * lines part paragraphs, {@code [services]} alone is the table of services. Values are
 * put in as plain text.
 */
final class PaperText {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\[([A-Za-z]+)]");

	private static final String SERVICES = "[services]";

	private PaperText() {
	}

	static List<Block> blocks(String body, Map<String, String> values) {
		var blocks = new ArrayList<Block>();
		for (String part : body.split("\\n\\s*\\n")) {
			String text = part.strip();
			if (text.equals(SERVICES)) {
				blocks.add(new Block("services", ""));
			}
			else if (text.startsWith("#")) {
				String[] lines = text.split("\\n", 2);
				blocks.add(new Block("head", filled(lines[0].substring(1).strip(), values)));
				if (lines.length > 1) {
					blocks.add(new Block("text", filled(lines[1].strip(), values)));
				}
			}
			else if (!text.isEmpty()) {
				blocks.add(new Block("text", filled(text, values)));
			}
		}
		if (blocks.stream().noneMatch((block) -> block.kind().equals("services"))) {
			blocks.add(new Block("services", ""));
		}
		return List.copyOf(blocks);
	}

	private static String filled(String text, Map<String, String> values) {
		return PLACEHOLDER.matcher(text)
			.replaceAll((found) -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
	}

	/**
	 * A block.
	 *
	 * @param kind head, text or services
	 */
	record Block(String kind, String text) {

		/** The lines of a paragraph. */
		public List<String> lines() {
			return this.text.lines().toList();
		}

	}

}
