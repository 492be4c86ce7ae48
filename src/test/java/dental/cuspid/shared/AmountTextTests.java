package dental.cuspid.shared;

import java.math.BigDecimal;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AmountTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "1 234,56|1234.56", "1\u00a0234,56|1234.56", "1\u202f234,56|1234.56", "1.234,56|1234.56",
					"1,234.56|1234.56", "1'234.56|1234.56", "1\u2019234.56|1234.56", "12000|12000", "3500.50|3500.50",
					"3500,5|3500.5", "\u2212200|-200", "-200|-200", "+5|5", "1.234.567|1234567", "2 000,00|2000.00",
					"1.234|1.234", "0|0", "1 234 567,8|1234567.8" })
	void readsAmountsAsPeopleWriteThem(String text, BigDecimal amount) {
		assertThat(AmountText.parse(text)).hasValueSatisfying((read) -> assertThat(read).isEqualByComparingTo(amount));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1e9", "abc", "1,2,3", "1..2", "1.2.3", "٣٤", "0x10", "1 23", "12 34,5", "--1",
			"1234567890123456", "NaN", "1.", ",5", "1 234.567,89 €", "1,234,56" })
	void refusesWhatIsNoAmount(String text) {
		assertThat(AmountText.parse(text)).isEmpty();
	}

	@Property
	void readsBackWhatGermanAndEnglishFormatsWrite(@ForAll @LongRange(min = 0, max = 999_999_999) long whole,
			@ForAll @IntRange(min = 0, max = 99) int cents) {
		BigDecimal amount = BigDecimal.valueOf(whole).add(BigDecimal.valueOf(cents, 2));
		String german = String.format(java.util.Locale.GERMANY, "%,.2f", amount);
		String english = String.format(java.util.Locale.UK, "%,.2f", amount);
		assertThat(AmountText.parse(german))
			.hasValueSatisfying((read) -> assertThat(read).isEqualByComparingTo(amount));
		assertThat(AmountText.parse(english))
			.hasValueSatisfying((read) -> assertThat(read).isEqualByComparingTo(amount));
	}

}
