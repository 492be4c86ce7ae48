package dental.cuspid.shared;

import java.util.List;
import java.util.Locale;

import com.ibm.icu.text.MessageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

	@ParameterizedTest
	@ValueSource(strings = { "en", "de", "ru" })
	void plainTextsReadAsTheFullFormatWritesThem(String language) {
		Locale locale = Locale.of(language);
		Object[] values = { "one", "", "{2} is ' no value", "four \u00a0\u20ac", "5", "6", "7", "8", "9", "10" };
		List<String> plain = this.messages.texts(locale)
			.stream()
			.filter((text) -> PlainText.of(text).isPresent())
			.toList();
		assertThat(plain).hasSizeGreaterThan(1_000)
			.allSatisfy((text) -> assertThat(PlainText.of(text).orElseThrow().with(values))
				.isEqualTo(new MessageFormat(text, locale).format(values)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{0, plural, one {a} other {b}}", "it''s", "'{0}'", "{name}", "{10}", "{0", "a } b" })
	void whatNeedsMoreIsLeftToTheFullFormat(String text) {
		assertThat(PlainText.of(text)).isEmpty();
	}

	@Test
	void numbersAreLeftToTheFullFormat() {
		PlainText text = PlainText.of("{0} of {1}").orElseThrow();
		assertThat(text.takes(new Object[] { "a", "b" })).isTrue();
		assertThat(text.takes(new Object[] { "a", 1_000 })).isFalse();
		assertThat(text.takes(new Object[] { "a" })).isFalse();
	}

}
