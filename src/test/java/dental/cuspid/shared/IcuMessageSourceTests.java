package dental.cuspid.shared;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.NoSuchMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IcuMessageSourceTests {

	private final IcuMessageSource messages = new IcuMessageSource();

	@ParameterizedTest
	@CsvSource({ "0,Только целые суммы", "1,Не более 1 знака после", "2,Не более 2 знаков после",
			"5,Не более 5 знаков после", "11,Не более 11 знаков после", "21,Не более 21 знака после",
			"22,Не более 22 знаков после", "25,Не более 25 знаков после", "101,Не более 101 знака после",
			"111,Не более 111 знаков после" })
	void knowsRussianPlurals(int number, String beginning) {
		assertThat(this.messages.getMessage("shared.refusal.tooManyDecimals", new Object[] { number }, Locale.of("ru")))
			.startsWith(beginning);
	}

	@Test
	void fallsBackToEnglishForOtherLanguages() {
		assertThat(this.messages.getMessage("shared.refusal.limit", new Object[] { 200 }, Locale.FRENCH))
			.isEqualTo("Ask for 1 to 200 rows.");
	}

	@Test
	void saysWhenThereIsNoText() {
		assertThatExceptionOfType(NoSuchMessageException.class)
			.isThrownBy(() -> this.messages.getMessage("no.such.text", null, Locale.ENGLISH));
		assertThat(this.messages.getMessage("no.such.text", null, "otherwise", Locale.ENGLISH)).isEqualTo("otherwise");
	}

	@Test
	void writesMoneyInTheReadersLanguage() {
		assertThat(this.messages.getMessage("shared.refusal.limit", new Object[] { Money.of("1234.5", "EUR") },
				Locale.GERMAN))
			.isEqualTo("Fordern Sie 1 bis 1.234,50\u00a0€ Zeilen an.");
	}

}
