package dental.cuspid.ledger;

import java.math.BigDecimal;
import java.util.Currency;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Money;

/**
 * An amount of an account: money with the decimals of its currency, or whole Dentacoin.
 *
 * @param amount the amount, scale fixed by the unit
 * @param unit currency code or DCN
 */
public record Quantity(BigDecimal amount, String unit) {

	public Quantity {
		amount = Amounts.scaled(amount, unit);
	}

	@JsonValue
	public BigDecimal amount() {
		return this.amount;
	}

	/**
	 * Whether it is money, and not Dentacoin.
	 */
	public boolean isMoney() {
		return !AccountKind.DENTACOIN_UNIT.equals(this.unit);
	}

	/**
	 * The same as money.
	 */
	public Money money() {
		return Money.of(this.amount, Currency.getInstance(this.unit));
	}

}
