package dental.cuspid.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes rows that were refused: UTF-8 with its mark, so that spreadsheets show the
 * letters, and no cell that a spreadsheet would calculate.
 */
final class RefusedFile {

	private static final String DANGEROUS = "=+-@\t\r";

	private final Appendable out;

	private final char separator;

	RefusedFile(Appendable out, @Nullable String separator) {
		this.out = out;
		this.separator = (separator != null && separator.length() == 1) ? separator.charAt(0) : ';';
	}

	void head(Collection<String> headings) {
		List<String> cells = new ArrayList<>(headings);
		cells.add("reason");
		append("\uFEFF");
		line(cells);
	}

	void row(RowView row, int columns) {
		List<String> cells = new ArrayList<>();
		for (int i = 0; i < columns; i++) {
			cells.add((i < row.cells().size()) ? row.cells().get(i) : "");
		}
		cells.add(row.reasons().stream().map(RowView.Reason::message).distinct().collect(Collectors.joining(" ")));
		line(cells);
	}

	private void line(List<String> cells) {
		append(cells.stream().map(this::cell).collect(Collectors.joining(String.valueOf(this.separator))) + "\r\n");
	}

	String cell(String text) {
		String harmless = isDangerous(text) ? "'" + text : text;
		boolean quoted = harmless.indexOf('"') >= 0 || harmless.indexOf(this.separator) >= 0
				|| harmless.indexOf('\n') >= 0 || harmless.indexOf('\r') >= 0;
		return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
	}

	/** Full-width forms of the signs are calculated by some programs as well. */
	static boolean isDangerous(String text) {
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
