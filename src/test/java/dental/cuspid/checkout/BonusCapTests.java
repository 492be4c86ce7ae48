package dental.cuspid.checkout;

import dental.cuspid.shared.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much of a receipt bonus may pay, rounded half up to the currency's unit.
 */
class BonusCapTests {

	@ParameterizedTest
	@CsvSource({ "38000.00,KZT,50,19000.00", "316.35,EUR,50,158.18", "101,JPY,50,51", "1.001,KWD,33,0.330",
			"99.99,EUR,0,0.00", "99.99,EUR,100,99.99" })
	void isAShareOfWhatIsCharged(String charged, String currency, int percent, String cap) {
		assertThat(BonusTender.cap(Money.of(charged, currency), percent)).isEqualTo(Money.of(cap, currency));
	}

}
