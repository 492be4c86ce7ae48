package dental.cuspid.shared;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MoneyTests {

	private static final Currency TENGE = Currency.getInstance("KZT");

	@Test
	void hasTheDecimalsOfItsCurrency() {
		assertThat(Money.of("12000", "KZT").amount()).hasToString("12000.00");
		assertThat(Money.of("12000", "JPY").amount()).hasToString("12000");
		assertThat(Money.of("1.5", "KWD").amount()).hasToString("1.500");
	}

	@Test
	void refusesAnAmountFinerThanTheCurrency() {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Money.of("0.001", "KZT"))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("shared.refusal.tooManyDecimals"));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> Money.of("0.5", "JPY"));
	}

	@Test
	void roundsHalfUpOnlyWhereAsked() {
		assertThat(Money.rounded(new BigDecimal("562.505"), TENGE)).isEqualTo(Money.of("562.51", "KZT"));
		assertThat(Money.rounded(new BigDecimal("562.5049"), TENGE)).isEqualTo(Money.of("562.50", "KZT"));
		assertThat(Money.rounded(new BigDecimal("-2.5"), Currency.getInstance("JPY"))).isEqualTo(Money.of("-3", "JPY"));
	}

	@Test
	void doesNotMixCurrencies() {
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> Money.of("1", "KZT").plus(Money.of("1", "EUR")));
	}

	@Property
	void whatIsAddedCanBeTakenAwayAgain(@ForAll @BigRange(min = "-9999999",
			max = "9999999") @Scale(2) @Size(2) java.util.List<BigDecimal> amounts) {
		Money first = Money.of(amounts.get(0), TENGE);
		Money second = Money.of(amounts.get(1), TENGE);
		assertThat(first.plus(second).minus(second)).isEqualTo(first);
		assertThat(first.negated().negated()).isEqualTo(first);
		assertThat(first.min(second)).isLessThanOrEqualTo(first).isLessThanOrEqualTo(second);
	}

	@Test
	void readsAsItsLanguageWritesIt() {
		Money debt = Money.of("-1234.5", "EUR");
		assertThat(PageFormats.money(debt, Locale.GERMAN)).isEqualTo("\u22121.234,50\u00a0€");
		assertThat(PageFormats.money(debt, Locale.ENGLISH)).isEqualTo("\u22121,234.50\u00a0€");
		assertThat(PageFormats.money(debt, Locale.of("ru"))).isEqualTo("\u22121\u00a0234,50\u00a0€");
		assertThat(PageFormats.money(Money.of("500", "KZT"), Locale.of("ru"))).isEqualTo("500,00\u00a0₸");
	}

}
