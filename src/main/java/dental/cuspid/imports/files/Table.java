package dental.cuspid.imports.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * A file as rows of text cells. Rows are read from the disk one by one, so a large file
 * needs no more memory than a small one. What cannot be read is refused with a sentence
 * for a clerk, at {@code file}.
 */
public sealed interface Table permits TextTable, SheetTable {

	/** More rows than this are two imports. */
	int MAX_ROWS = 200_000;

	/** More columns than this are no table of patients. */
	int MAX_COLUMNS = 300;

	/** A longer cell is a mistake of the file. */
	int MAX_CELL = 20_000;

	/**
	 * Opens a file by what it contains, whatever its name says.
	 * @param sheet name or number of the sheet, or null for the first with rows
	 * @throws RuleViolation when it is empty, no table, or beyond the limits
	 */
	static Table open(Path file, @Nullable String sheet) {
		try {
			byte[] head = head(file);
			if (head.length == 0) {
				throw refusal("imports.refusal.empty");
			}
			if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
				return SheetTable.of(file, sheet);
			}
			if (head.length >= 2 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
				throw refusal("imports.refusal.oldExcel");
			}
			return TextTable.of(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads the rows in order, empty ones left out.
	 */
	void read(RowReader reader);

	/** The encoding of a text file, or {@code XLSX}. */
	String encoding();

	/** What separates the cells of a text file, else null. */
	@Nullable String delimiter();

	/** Name of the sheet that is read, null for a text file. */
	@Nullable String sheet();

	/**
	 * A refusal of the file as a whole.
	 */
	static RuleViolation refusal(String code, Object... args) {
		return new RuleViolation(code, args).at("file");
	}

	private static byte[] head(Path file) throws IOException {
		try (InputStream bytes = Files.newInputStream(file)) {
			return bytes.readNBytes(8);
		}
	}

}
