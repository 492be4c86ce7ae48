package dental.cuspid.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Writes every CSV file of the product: UTF-8 with its mark, so that spreadsheets show
 * the letters, and no cell that a spreadsheet would calculate.
 */
public final class Csv {

	private static final String DANGEROUS = "=+-@\t\r";

	private final Appendable out;

	private final char separator;

	public Csv(Appendable out, char separator) {
		this.out = out;
		this.separator = separator;
		append("\uFEFF");
	}

	/**
	 * A small file as the answer of a request.
	 */
	public static ResponseEntity<String> download(String name, Consumer<Csv> lines) {
		var text = new StringBuilder();
		lines.accept(new Csv(text, ';'));
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
			.contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
			.body(text.toString());
	}

	/**
	 * One line. Numbers are written as numbers, with a point; everything else as text.
	 */
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
