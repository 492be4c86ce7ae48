package dental.cuspid.imports.files;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;

/**
 * A text file with separated cells (CSV).
 *
 * @param file where it lies
 * @param letters how its letters are stored
 * @param separator what stands between two cells
 */
record TextTable(Path file, TextEncoding letters, char separator) implements Table {

	private static final char[] SEPARATORS = { ';', ',', '\t', '|' };

	private static final int SAMPLE = 1 << 16;

	private static final int SAMPLE_ROWS = 100;

	static TextTable of(Path file) throws IOException {
		TextEncoding letters = TextEncoding.detect(file).orElseThrow(() -> Table.refusal("imports.refusal.noTable"));
		return new TextTable(file, letters, separatorOf(sample(file, letters)));
	}

	@Override
	public String encoding() {
		return this.letters.label();
	}

	@Override
	public String delimiter() {
		return String.valueOf(this.separator);
	}

	@Override
	public @Nullable String sheet() {
		return null;
	}

	@Override
	public void read(RowReader reader) {
		int number = 0;
		try (var rows = rows(this.letters.open(this.file), this.separator)) {
			for (CsvRecord row : rows) {
				number++;
				if (number == 1 && isSeparatorLine(row)) {
					continue;
				}
				List<String> cells = row.getFields().stream().map(TextTable::clean).toList();
				if (cells.stream().allMatch(String::isEmpty)) {
					continue;
				}
				if (number > MAX_ROWS + 1) {
					throw Table.refusal("imports.refusal.tooManyRows", MAX_ROWS);
				}
				if (!reader.row(number, cells)) {
					return;
				}
			}
		}
		catch (CsvParseException ex) {
			throw unreadable(ex, number + 1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RuntimeException unreadable(CsvParseException failure, int number) {
		return isTooWide(failure) ? Table.refusal("imports.refusal.tooManyColumns", MAX_COLUMNS)
				: Table.refusal("imports.refusal.unclosedQuote", number);
	}

	private static boolean isTooWide(CsvParseException failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		return String.valueOf(cause.getMessage()).contains("maximum limit of");
	}

	/** The last row of the sample may be cut off. */
	static char separatorOf(String sample) {
		if (sample.startsWith("sep=") && sample.length() > 4) {
			return sample.charAt(4);
		}
		char best = ',';
		double bestScore = 0;
		for (char separator : SEPARATORS) {
			double score = score(sample, separator);
			if (score > bestScore) {
				best = separator;
				bestScore = score;
			}
		}
		return best;
	}

	/** Many cells, and the same number in each row. */
	private static double score(String sample, char separator) {
		Map<Integer, Integer> widths = new HashMap<>();
		int count = 0;
		try (var rows = rows(new StringReader(sample), separator)) {
			for (CsvRecord row : rows) {
				if (row.getFieldCount() > 1 || !row.getField(0).isBlank()) {
					widths.merge(row.getFieldCount(), 1, Integer::sum);
					count++;
				}
				if (count == SAMPLE_ROWS) {
					break;
				}
			}
		}
		catch (CsvParseException ex) {
			if (isTooWide(ex)) {
				return MAX_COLUMNS;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		double best = 0;
		for (var width : widths.entrySet()) {
			best = Math.max(best, width.getValue() * Math.log(width.getKey()) / count);
		}
		return best;
	}

	@SuppressWarnings("removal") // the lenient reading of quotes has no other name yet
	private static CsvReader<CsvRecord> rows(Reader text, char separator) {
		var limits = CsvRecordHandler.builder()
			.maxFields(MAX_COLUMNS)
			.maxFieldSize(MAX_CELL)
			.maxRecordSize(20 * MAX_CELL)
			.build();
		return CsvReader.builder()
			.fieldSeparator(separator)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.allowExtraCharsAfterClosingQuote(true)
			.skipEmptyLines(false)
			.detectBomHeader(false)
			.build(limits, text);
	}

	private static boolean isSeparatorLine(CsvRecord row) {
		return row.getField(0).startsWith("sep=") && row.getFields().stream().skip(1).allMatch(String::isEmpty);
	}

	private static String sample(Path file, TextEncoding letters) throws IOException {
		try (Reader text = letters.open(file)) {
			char[] buffer = new char[SAMPLE];
			int length = 0;
			for (int read = text.read(buffer); read > 0
					&& length < SAMPLE; read = text.read(buffer, length, SAMPLE - length)) {
				length += read;
			}
			return new String(buffer, 0, length);
		}
	}

	/**
	 * A cell without surrounding blanks of any kind, without signs nobody can see.
	 */
	static String clean(String cell) {
		var text = new StringBuilder(cell.length());
		for (int i = 0; i < cell.length(); i++) {
			char sign = cell.charAt(i);
			if (sign == '\n' || sign == '\t' || !Character.isISOControl(sign) && sign != '\uFEFF' && sign != '\u200B'
					&& sign != '\u200E' && sign != '\u200F') {
				text.append(sign);
			}
		}
		int from = 0;
		int to = text.length();
		while (from < to && isBlank(text.charAt(from))) {
			from++;
		}
		while (to > from && isBlank(text.charAt(to - 1))) {
			to--;
		}
		return text.substring(from, to);
	}

	private static boolean isBlank(char sign) {
		return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
	}

	/** All cells of one line of text, for tests and single lines. */
	static List<String> cells(String line, char separator) {
		List<String> cells = new ArrayList<>();
		try (var rows = rows(new StringReader(line), separator)) {
			rows.forEach((row) -> cells.addAll(row.getFields()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return cells;
	}

}
