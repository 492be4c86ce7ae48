package dental.cuspid.shared;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads amounts as people and files write them: {@code 1 234,56}, {@code 1.234,56},
 * {@code 1,234.56}, {@code 1'234.56}, with ordinary, no-break and thin spaces. Refuses
 * what could be read in two ways beyond doubt, exponents and foreign digits.
 */
public final class AmountText {

	private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,15}([.,][0-9]{1,4})?");

	private static final Pattern GROUPED = Pattern
		.compile("[+-]?[0-9]{1,3}(?<g>[ ',.])[0-9]{3}(?:\\k<g>[0-9]{3}){0,4}(?:(?!\\k<g>)[.,][0-9]{1,4})?");

	private AmountText() {
	}

	/**
	 * The amount, or empty where the text is none.
	 */
	public static Optional<BigDecimal> parse(String text) {
		String plain = text.strip()
			.replaceAll("[\\u00a0\\u202f\\u2009]", " ")
			.replace('\u2019', '\'')
			.replace('\u2212', '-');
		if (plain.length() > 40) {
			return Optional.empty();
		}
		var grouped = GROUPED.matcher(plain);
		if (grouped.matches() && !ambiguous(plain, grouped.group("g"))) {
			return Optional.of(new BigDecimal(plain.replace(grouped.group("g"), "").replace(',', '.')));
		}
		if (PLAIN.matcher(plain).matches()) {
			return Optional.of(new BigDecimal(plain.replace(',', '.')));
		}
		return Optional.empty();
	}

	/** "1.234" or "1,234" alone is a decimal number as typed, not a thousand. */
	private static boolean ambiguous(String text, String group) {
		boolean mark = ".".equals(group) || ",".equals(group);
		return mark && text.indexOf(group.charAt(0)) == text.lastIndexOf(group.charAt(0))
				&& text.replaceAll("[0-9+-]", "").length() == 1;
	}

}
