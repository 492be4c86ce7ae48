package dental.cuspid.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount in the clinic's currency, always with that currency's number of decimals.
 * Rounding happens only where a rule names it: {@link #rounded} rounds half up
 * (definition "money", X-3); everything else refuses a finer amount.
 *
 * @param amount the amount, scale fixed by the currency
 * @param currency the currency
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

	public Money {
		int decimals = currency.getDefaultFractionDigits();
		if (amount.stripTrailingZeros().scale() > decimals) {
			throw new RuleViolation("shared.refusal.tooManyDecimals", decimals).at("amount");
		}
		amount = amount.setScale(decimals);
	}

	/**
	 * An exact amount.
	 * @throws RuleViolation when it is finer than the currency's smallest unit
	 */
	public static Money of(BigDecimal amount, Currency currency) {
		return new Money(amount, currency);
	}

	public static Money of(String amount, String currency) {
		return new Money(new BigDecimal(amount), Currency.getInstance(currency));
	}

	/**
	 * The amount rounded half up to the currency's smallest unit.
	 */
	public static Money rounded(BigDecimal amount, Currency currency) {
		return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
	}

	public static Money zero(Currency currency) {
		return new Money(BigDecimal.ZERO, currency);
	}

	@JsonValue
	public BigDecimal amount() {
		return this.amount;
	}

	public Money plus(Money other) {
		return new Money(this.amount.add(same(other).amount), this.currency);
	}

	public Money minus(Money other) {
		return new Money(this.amount.subtract(same(other).amount), this.currency);
	}

	public Money times(int quantity) {
		return new Money(this.amount.multiply(BigDecimal.valueOf(quantity)), this.currency);
	}

	public Money negated() {
		return new Money(this.amount.negate(), this.currency);
	}

	public Money min(Money other) {
		return (compareTo(other) <= 0) ? this : other;
	}

	public boolean isZero() {
		return this.amount.signum() == 0;
	}

	public boolean isPositive() {
		return this.amount.signum() > 0;
	}

	public boolean isNegative() {
		return this.amount.signum() < 0;
	}

	@Override
	public int compareTo(Money other) {
		return this.amount.compareTo(same(other).amount);
	}

	@Override
	public String toString() {
		return this.amount.toPlainString() + " " + this.currency.getCurrencyCode();
	}

	private Money same(Money other) {
		if (!this.currency.equals(other.currency)) {
			throw new IllegalArgumentException("cannot mix " + this.currency + " and " + other.currency);
		}
		return other;
	}

}
