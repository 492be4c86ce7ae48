package dental.cuspid.shared;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same rows as CSV and as a workbook (BASE-10).
 */
class SheetFormatTests {

	private static final List<List<?>> LINES = List.of(List.of("Patient", "Сумма", "Anzahl"),
			List.of("=1+1", new BigDecimal("-12.50"), 3), List.of("Kessler; Ute", new BigDecimal("0.10"), 0),
			List.of("", "", ""));

	@Test
	void aWorkbookKeepsNumbersAsNumbersAndTextsAsTexts() throws IOException {
		ResponseEntity<byte[]> file = download(SheetFormat.XLSX, "a-name-that-is-longer-than-a-sheet-may-be-called");
		assertThat(file.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
			.contains("a-name-that-is-longer-than-a-sheet-may-be-called.xlsx");
		try (var book = new ReadableWorkbook(new ByteArrayInputStream(Objects.requireNonNull(file.getBody())))) {
			List<Row> rows = book.getFirstSheet().read();
			assertThat(rows).hasSize(4);
			assertThat(rows.get(0).getCellText(1)).isEqualTo("Сумма");
			assertThat(rows.get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
			assertThat(rows.get(1).getCellText(0)).isEqualTo("=1+1");
			assertThat(rows.get(1).getCell(1).asNumber()).isEqualByComparingTo("-12.50");
			assertThat(rows.get(1).getCell(2).asNumber()).isEqualByComparingTo("3");
			assertThat(rows.get(2).getCellText(0)).isEqualTo("Kessler; Ute");
			assertThat(rows.get(2).getCell(1).asNumber()).isEqualByComparingTo("0.1");
		}
	}

	@Test
	void aTextLongerThanACellMayBeIsCut() throws IOException {
		byte[] file = SheetFormat.XLSX.download("long", (sheet) -> sheet.line(List.of("x".repeat(40_000)))).getBody();
		try (var book = new ReadableWorkbook(new ByteArrayInputStream(Objects.requireNonNull(file)))) {
			assertThat(book.getFirstSheet().read().getFirst().getCellText(0)).hasSize(32_767);
		}
	}

	@Test
	void theSameRowsAsCsv() {
		ResponseEntity<byte[]> file = download(SheetFormat.CSV, "rows");
		assertThat(file.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION)).contains("rows.csv");
		assertThat(new String(Objects.requireNonNull(file.getBody()), StandardCharsets.UTF_8))
			.isEqualTo("\uFEFFPatient;Сумма;Anzahl\r\n'=1+1;-12.50;3\r\n\"Kessler; Ute\";0.10;0\r\n;;\r\n");
	}

	private static ResponseEntity<byte[]> download(SheetFormat format, String name) {
		return format.download(name, (sheet) -> LINES.forEach(sheet::line));
	}

}
