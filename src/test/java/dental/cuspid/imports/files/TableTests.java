package dental.cuspid.imports.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Files of other programs are read whatever letters and separators they use (BASE-13,
 * reliability 2.6).
 */
class TableTests {

	private static final String RUSSIAN = "№ карты;ФИО;Телефон\n1;Нурпеисов Илья;8 (777) 123-45-67\n2;Зайцева Ольга;\n";

	private static final String GERMAN = "Nr.;Nachname;Vorname;Straße\n1;Müller;Jörg;Große Gasse\n2;Özil;Zoë;Übergang\n";

	@ParameterizedTest
	@CsvSource({ "UTF-8,UTF-8", "windows-1251,windows-1251", "UTF-16LE,UTF-16LE", "UTF-16BE,UTF-16BE",
			"KOI8-R,KOI8-R" })
	void russianLettersAreRecognised(String charset, String label) {
		assertRead(RUSSIAN.replace("№", "N"), charset, label, new byte[0]);
	}

	@ParameterizedTest
	@CsvSource({ "UTF-8,UTF-8", "windows-1252,windows-1252", "UTF-16LE,UTF-16LE", "UTF-16BE,UTF-16BE" })
	void germanLettersAreRecognised(String charset, String label) {
		assertRead(GERMAN, charset, label, new byte[0]);
	}

	@Test
	void marksAtTheBeginningDecide() {
		assertRead(RUSSIAN, "UTF-8", "UTF-8", new byte[] { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF });
		assertRead(RUSSIAN, "UTF-16LE", "UTF-16LE", new byte[] { (byte) 0xFF, (byte) 0xFE });
		assertRead(GERMAN, "UTF-16BE", "UTF-16BE", new byte[] { (byte) 0xFE, (byte) 0xFF });
	}

	@Test
	void oneLetterOfAFileIsEnough() {
		assertThat(open("Name,Ort\nMüller,Bonn\n".getBytes(Charset.forName("windows-1252"))).encoding())
			.isEqualTo("windows-1252");
		assertThat(open("Name,Ort\nMeier,Bonn\n".getBytes(StandardCharsets.US_ASCII)).encoding()).isEqualTo("UTF-8");
		assertThat(open("id,city\n1,Алматы\n".getBytes(Charset.forName("windows-1251"))).encoding())
			.isEqualTo("windows-1251");
	}

	@ParameterizedTest
	@ValueSource(strings = { ";", ",", "\t", "|" })
	void theSeparatorIsFoundThoughCellsContainOthers(String separator) {
		String text = String.join(separator, "a", "b", "c") + "\n"
				+ String.join(separator, "\"1; 2, 3\"", "\"x|y\tz\"", "q") + "\n"
				+ String.join(separator, "4", "5", "6");
		Table table = open(text.getBytes(StandardCharsets.UTF_8));
		assertThat(table.delimiter()).isEqualTo(separator);
		assertThat(rows(table)).element(1).isEqualTo(List.of("1; 2, 3", "x|y\tz", "q"));
	}

	@Test
	void raggedRowsQuotesAndEmptyLinesAreTaken() {
		String text = "a;b;c\n1;2\n\n;;\n3;4;5;6\n\"two\nlines\";\"say \"\"hi\"\"\";x\n";
		var numbers = new ArrayList<Integer>();
		var rows = new ArrayList<List<String>>();
		open(text.getBytes(StandardCharsets.UTF_8)).read((number, cells) -> {
			numbers.add(number);
			return rows.add(cells);
		});
		assertThat(rows).containsExactly(List.of("a", "b", "c"), List.of("1", "2"), List.of("3", "4", "5", "6"),
				List.of("two\nlines", "say \"hi\"", "x"));
		assertThat(numbers).containsExactly(1, 2, 5, 6);
	}

	@Test
	void excelNamesItsSeparatorItself() {
		Table table = open("sep=|\na|b\n1,2|3\n".getBytes(StandardCharsets.UTF_8));
		assertThat(table.delimiter()).isEqualTo("|");
		assertThat(rows(table)).containsExactly(List.of("a", "b"), List.of("1,2", "3"));
	}

	@Test
	void whatIsNoTableIsRefused() {
		assertRefused(new byte[0], "imports.refusal.empty");
		assertRefused(new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3 }, "imports.refusal.oldExcel");
		assertRefused(new byte[] { 'P', 'K', 3, 4, 9, 9, 9 }, "imports.refusal.brokenExcel");
		byte[] rubbish = new byte[20_000];
		new Random(7).nextBytes(rubbish);
		assertRefused(rubbish, "imports.refusal.noTable");
		assertRefused(("a;b\n\"" + "x;y\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8),
				"imports.refusal.unclosedQuote");
	}

	@Test
	void aMillionColumnsAndAMillionRowsAreRefusedWithoutReadingThem() {
		assertRefused("x;".repeat(1_000_000).getBytes(StandardCharsets.UTF_8), "imports.refusal.tooManyColumns");
		assertRefused("x;y\n".repeat(Table.MAX_ROWS + 2).getBytes(StandardCharsets.UTF_8),
				"imports.refusal.tooManyRows");
	}

	@Test
	void sheetsGiveTextsDatesAndPlainNumbers() {
		String rows = SheetFile.row(1, SheetFile.text("ФИО"), SheetFile.text("Phone"), SheetFile.text("Born"),
				SheetFile.text("Seen"), SheetFile.text("Sum"))
				+ SheetFile.row(3, SheetFile.text(" Müller "), "<c><v>7.7016488507E10</v></c>",
						"<c s=\"1\"><v>32874</v></c>", "<c s=\"2\"><v>45000.5</v></c>",
						"<c><f>1+1</f><v>1500.50</v></c>");
		Table table = open(SheetFile.of(rows));
		assertThat(table.encoding()).isEqualTo("XLSX");
		assertThat(table.sheet()).isEqualTo("Patients");
		var numbers = new ArrayList<Integer>();
		table.read((number, cells) -> numbers.add(number));
		assertThat(numbers).containsExactly(1, 3);
		assertThat(rows(table)).element(1)
			.isEqualTo(List.of("Müller", "77016488507", "1990-01-01", "2023-03-15 12:00", "1500.5"));
	}

	@Test
	void aSheetThatIsNotThereIsNamed() {
		byte[] file = SheetFile.of(SheetFile.row(1, SheetFile.text("a")));
		assertThat(Table.open(SheetFile.file(file), "1").sheet()).isEqualTo("Patients");
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Table.open(SheetFile.file(file), "Other"))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("imports.refusal.noSheet"));
	}

	@Test
	void aZipBombIsRefusedByItsRealSize() throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
			byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < 64; i++) {
				zip.write(zeros);
			}
		}
		assertRefused(bytes.toByteArray(), "imports.refusal.bomb");
	}

	@Property(tries = 300)
	void anyBytesAreReadOrRefused(@ForAll @Size(max = 400) byte[] bytes) {
		try {
			rows(open(bytes));
		}
		catch (Refusal refusal) {
			assertThat(refusal.problems().getFirst().field()).isEqualTo("file");
		}
	}

	@Property(tries = 200)
	void anyTextWithSeparatorsComesBack(@ForAll @Size(min = 1, max = 5) List<String> texts) {
		List<String> cells = texts.stream().map(TextTable::clean).toList();
		String line = String.join(";", cells.stream().map((cell) -> '"' + cell.replace("\"", "\"\"") + '"').toList());
		assertThat(TextTable.cells(line, ';').stream().map(TextTable::clean).toList()).isEqualTo(cells);
	}

	private static void assertRead(String text, String charset, String label, byte[] mark) {
		byte[] letters = text.getBytes(Charset.forName(charset));
		byte[] bytes = Arrays.copyOf(mark, mark.length + letters.length);
		System.arraycopy(letters, 0, bytes, mark.length, letters.length);
		Table table = open(bytes);
		assertThat(table.encoding()).isEqualTo(label);
		assertThat(table.delimiter()).isEqualTo(";");
		assertThat(rows(table).getFirst()).isEqualTo(List.of(text.split("\n")[0].split(";")));
		assertThat(rows(table)).hasSize(3);
	}

	private static void assertRefused(byte[] bytes, String code) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> rows(open(bytes))).satisfies((refusal) -> {
			assertThat(refusal.code()).isEqualTo(code);
			assertThat(refusal.problems().getFirst().field()).isEqualTo("file");
		});
	}

	private static Table open(byte[] bytes) {
		return Table.open(SheetFile.file(bytes), null);
	}

	private static List<List<String>> rows(Table table) {
		var rows = new ArrayList<List<String>>();
		table.read((number, cells) -> rows.add(cells));
		return rows;
	}

}
