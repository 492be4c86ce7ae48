package dental.cuspid.shared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * How a table leaves the product as a file (BASE-10). In a route it is the ending of the
 * name: {@code months.{format:csv|xlsx}}.
 */
public enum SheetFormat {

	CSV(new MediaType("text", "csv", StandardCharsets.UTF_8)) {

		@Override
		byte[] written(String name, Consumer<Sheet> lines) {
			var text = new StringBuilder();
			lines.accept(new Csv(text, ';'));
			return text.toString().getBytes(StandardCharsets.UTF_8);
		}

	},

	XLSX(new MediaType("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")) {

		@Override
		byte[] written(String name, Consumer<Sheet> lines) {
			var bytes = new ByteArrayOutputStream();
			try (var book = new Xlsx(bytes, name)) {
				lines.accept(book);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return bytes.toByteArray();
		}

	};

	private final MediaType type;

	SheetFormat(MediaType type) {
		this.type = type;
	}

	/**
	 * A small file as the answer of a request.
	 * @param name without its ending
	 * @param lines writes the rows, the headings first
	 */
	public ResponseEntity<byte[]> download(String name, Consumer<Sheet> lines) {
		String file = name + "." + ending();
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(file, StandardCharsets.UTF_8).build().toString())
			.contentType(this.type)
			.body(written(name, lines));
	}

	/** The format with an ending. */
	public static SheetFormat of(String ending) {
		return valueOf(ending.toUpperCase(Locale.ROOT));
	}

	/** The ending of a file's name. */
	public String ending() {
		return name().toLowerCase(Locale.ROOT);
	}

	abstract byte[] written(String name, Consumer<Sheet> lines);

}
