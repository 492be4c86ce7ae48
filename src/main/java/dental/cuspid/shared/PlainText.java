package dental.cuspid.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with values in it and neither plurals nor quotes, which most are: put together
 * without the machinery that those need.
 *
 * @param parts texts around the values, one more than there are values
 * @param values which value follows each part
 */
record PlainText(List<String> parts, List<Integer> values) {

	private static final Pattern VALUE = Pattern.compile("\\{(\\d)}");

	static Optional<PlainText> of(String text) {
		var parts = new ArrayList<String>();
		var values = new ArrayList<Integer>();
		Matcher matcher = VALUE.matcher(text);
		int end = 0;
		while (matcher.find()) {
			parts.add(text.substring(end, matcher.start()));
			values.add(Integer.valueOf(matcher.group(1)));
			end = matcher.end();
		}
		parts.add(text.substring(end));
		boolean plain = parts.stream().allMatch((part) -> part.chars().noneMatch((c) -> "{}'".indexOf(c) >= 0));
		return plain ? Optional.of(new PlainText(List.copyOf(parts), List.copyOf(values))) : Optional.empty();
	}

	/**
	 * Whether all values are there and texts already; numbers are formatted elsewhere.
	 */
	boolean takes(Object[] given) {
		for (int value : this.values) {
			if (value >= given.length || !(given[value] instanceof String)) {
				return false;
			}
		}
		return true;
	}

	String with(Object[] given) {
		var text = new StringBuilder(this.parts.getFirst());
		for (int i = 0; i < this.values.size(); i++) {
			text.append(given[this.values.get(i)]).append(this.parts.get(i + 1));
		}
		return text.toString();
	}

}
