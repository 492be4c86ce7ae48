package dental.cuspid.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Writes every CSV file of the product: UTF-8 with its mark, so that spreadsheets show
 * the letters, and no cell that a spreadsheet would calculate.
 */
public final class Csv implements Sheet {

	private static final String DANGEROUS = "=+-@\t\r";

	private final Appendable out;

	private final char separator;

	public Csv(Appendable out, char separator) {
		this.out = out;
		this.separator = separator;
		append("\uFEFF");
	}

	/** Numbers with a point. */
	@Override
	public void line(Collection<?> cells) {
		append(cells.stream().map(this::written).collect(Collectors.joining(String.valueOf(this.separator))) + "\r\n");
	}

	private String written(Object value) {
		return switch (value) {
			case BigDecimal number -> number.toPlainString();
			case Number number -> number.toString();
			default -> cell(value.toString());
		};
	}

	/**
	 * A text as it is written: what a spreadsheet could calculate is marked as text.
	 */
	public String cell(String text) {
		String harmless = isDangerous(text) ? "'" + text : text;
		boolean quoted = harmless.indexOf('"') >= 0 || harmless.indexOf(this.separator) >= 0
				|| harmless.indexOf('\n') >= 0 || harmless.indexOf('\r') >= 0;
		return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
	}

	/**
	 * Whether a spreadsheet could calculate a text. Full-width forms of the signs are
	 * calculated by some programs as well.
	 */
	public static boolean isDangerous(String text) {
		if (text.isEmpty()) {
			return false;
		}
		char first = text.charAt(0);
		char plain = (first >= '\uFF01' && first <= '\uFF5E') ? (char) (first - 0xFEE0) : first;
		return DANGEROUS.indexOf(plain) >= 0;
	}

	private void append(String text) {
		try {
			this.out.append(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
