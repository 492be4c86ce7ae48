package dental.cuspid.shared;

import java.math.BigDecimal;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files a spreadsheet opens and does not calculate (BASE-10).
 */
class CsvTests {

	@Test
	void formulasAreDisarmed() {
		var csv = new Csv(new StringBuilder(), ';');
		for (String cell : List.of("=1+1", "+1", "-1", "@SUM", "\tx", "\rx", "\uFF1D1")) {
			assertThat(csv.cell(cell)).contains("'" + cell);
		}
		assertThat(csv.cell("a;b")).isEqualTo("\"a;b\"");
		assertThat(csv.cell("plain")).isEqualTo("plain");
	}

	@Test
	void numbersStayNumbers() {
		var text = new StringBuilder();
		new Csv(text, ';').line(List.of("Kessler, Ute", new BigDecimal("-12.50"), 3));
		assertThat(text).hasToString("\uFEFFKessler, Ute;-12.50;3\r\n");
	}

	@Property
	void noCellStartsAFormula(@ForAll String text) {
		String written = new Csv(new StringBuilder(), ';').cell(text);
		String seen = written.startsWith("\"") && !text.startsWith("\"") ? written.substring(1) : written;
		assertThat(Csv.isDangerous(seen)).isFalse();
	}

}
