package dental.cuspid.imports.files;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import dental.cuspid.shared.Refusal;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of an Excel file. Formulas give the value Excel last saw; nothing is
 * calculated and no link is followed.
 *
 * @param file where it lies
 * @param sheet name of the sheet
 */
record SheetTable(Path file, String sheet) implements Table {

	private static final long MAX_UNPACKED = 400L << 20;

	private static final long MAX_TEXTS = 100L << 20;

	private static final int MAX_RATIO = 100;

	private static final int MAX_PARTS = 2000;

	private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");

	static SheetTable of(Path file, @Nullable String wanted) throws IOException {
		checkSize(file);
		try (var book = open(file)) {
			return new SheetTable(file, choose(book, wanted).getName());
		}
		catch (RuntimeException ex) {
			throw unreadable(ex);
		}
	}

	@Override
	public String encoding() {
		return "XLSX";
	}

	@Override
	public @Nullable String delimiter() {
		return null;
	}

	@Override
	public void read(RowReader reader) {
		try (var book = open(this.file); Stream<Row> rows = find(book, this.sheet).orElseThrow().openStream()) {
			int count = 0;
			for (Iterator<Row> iterator = rows.iterator(); iterator.hasNext();) {
				Row row = iterator.next();
				List<String> cells = cells(row);
				if (cells.stream().allMatch(String::isEmpty)) {
					continue;
				}
				if (++count > MAX_ROWS + 1) {
					throw Table.refusal("imports.refusal.tooManyRows", MAX_ROWS);
				}
				if (!reader.row(row.getRowNum(), cells)) {
					return;
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			throw unreadable(ex);
		}
	}

	/** A refusal passes; what the reader itself trips over is a broken file. */
	private static RuntimeException unreadable(Exception failure) {
		return (failure instanceof Refusal refusal) ? refusal : Table.refusal("imports.refusal.brokenExcel");
	}

	private static ReadableWorkbook open(Path file) throws IOException {
		return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
	}

	private static Sheet choose(ReadableWorkbook book, @Nullable String wanted) throws IOException {
		if (wanted != null && !wanted.isBlank()) {
			return find(book, wanted.strip()).orElseThrow(() -> Table.refusal("imports.refusal.noSheet", wanted));
		}
		for (Sheet sheet : book.getSheets().filter((one) -> one.getVisibility() == SheetVisibility.VISIBLE).toList()) {
			try (Stream<Row> rows = sheet.openStream()) {
				if (rows.anyMatch((row) -> cells(row).stream().anyMatch((cell) -> !cell.isEmpty()))) {
					return sheet;
				}
			}
		}
		throw Table.refusal("imports.refusal.empty");
	}

	private static Optional<Sheet> find(ReadableWorkbook book, String wanted) {
		Optional<Sheet> named = book.findSheet(wanted);
		return (named.isEmpty() && wanted.matches("[0-9]{1,3}")) ? book.getSheet(Integer.parseInt(wanted) - 1) : named;
	}

	private static List<String> cells(Row row) {
		if (row.getCellCount() > MAX_COLUMNS) {
			boolean used = row.stream().skip(MAX_COLUMNS).anyMatch((cell) -> cell != null && !text(cell).isEmpty());
			if (used) {
				throw Table.refusal("imports.refusal.tooManyColumns", MAX_COLUMNS);
			}
		}
		List<String> cells = new ArrayList<>();
		for (int i = 0; i < Math.min(row.getCellCount(), MAX_COLUMNS); i++) {
			cells.add(row.getOptionalCell(i).map(SheetTable::text).orElse(""));
		}
		return cells;
	}

	private static String text(Cell cell) {
		String raw = cell.getRawValue();
		if (raw == null || cell.getType() == CellType.ERROR || cell.getType() == CellType.EMPTY) {
			return "";
		}
		if (raw.length() > MAX_CELL) {
			throw Table.refusal("imports.refusal.unclosedQuote", cell.getAddress().getRow());
		}
		if (isNumber(cell, raw)) {
			String date = isDate(cell) ? date(cell, raw) : null;
			return (date != null) ? date : new BigDecimal(raw).stripTrailingZeros().toPlainString();
		}
		return TextTable.clean((cell.getType() == CellType.STRING) ? cell.getText() : raw);
	}

	private static boolean isNumber(Cell cell, String raw) {
		boolean figure = cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA;
		return figure && raw.length() < 40 && raw.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
	}

	private static boolean isDate(Cell cell) {
		Integer id = cell.getDataFormatId();
		if (id != null && (id >= 14 && id <= 22 || id >= 45 && id <= 47)) {
			return true;
		}
		String format = cell.getDataFormatString();
		return format != null && QUOTED.matcher(format).replaceAll("").toLowerCase().matches(".*(d.*m|m.*y|y.*m).*");
	}

	private static @Nullable String date(Cell cell, String raw) {
		try {
			double days = Double.parseDouble(raw);
			if (days < 1 || days > 80_000) {
				return null;
			}
			LocalDateTime date = (cell.getType() == CellType.NUMBER) ? cell.asDate()
					: LocalDateTime.of(1899, 12, 30, 0, 0).plusSeconds(Math.round(days * 86_400));
			return LocalTime.MIDNIGHT.equals(date.toLocalTime()) ? date.toLocalDate().toString()
					: date.toLocalDate() + " " + date.toLocalTime().withNano(0);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Unpacks the file once into nothing, to see how large it really is: what its own
	 * lists say is not believed.
	 */
	private static void checkSize(Path file) throws IOException {
		long packed = Files.size(file);
		long total = 0;
		int parts = 0;
		byte[] buffer = new byte[1 << 16];
		try (var zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
				long size = 0;
				parts++;
				for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
					size += read;
					total += read;
					boolean texts = part.getName().endsWith("sharedStrings.xml") && size > MAX_TEXTS;
					if (texts || parts > MAX_PARTS || total > MAX_UNPACKED
							|| total > (1 << 20) && total / MAX_RATIO > packed) {
						throw Table.refusal("imports.refusal.bomb");
					}
				}
			}
		}
		catch (java.util.zip.ZipException ex) {
			throw Table.refusal("imports.refusal.brokenExcel");
		}
		if (parts == 0) {
			throw Table.refusal("imports.refusal.brokenExcel");
		}
	}

}
