package dental.cuspid.ledger;

import java.math.BigDecimal;
import java.util.Currency;

import dental.cuspid.shared.Money;
import dental.cuspid.shared.RuleViolation;

/**
 * Amounts in the unit of an account: money with the decimals of its currency, Dentacoin
 * whole.
 */
final class Amounts {

	private static final BigDecimal LIMIT = BigDecimal.TEN.pow(14);

	private Amounts() {
	}

	/**
	 * Refuses what no account of this unit can move by: zero, too fine, too large.
	 */
	static BigDecimal checked(BigDecimal amount, String unit) {
		if (amount.signum() == 0) {
			throw new RuleViolation("ledger.refusal.zero").at("amount");
		}
		if (amount.abs().compareTo(LIMIT) >= 0) {
			throw new RuleViolation("ledger.refusal.tooLarge").at("amount");
		}
		if (AccountKind.DENTACOIN_UNIT.equals(unit)) {
			if (amount.stripTrailingZeros().scale() > 0) {
				throw new RuleViolation("ledger.refusal.wholeTokens").at("amount");
			}
			return amount.setScale(0);
		}
		return Money.of(amount, Currency.getInstance(unit)).amount();
	}

	/**
	 * The amount as a message shows it, unit included.
	 */
	static Object shown(BigDecimal amount, String unit) {
		if (AccountKind.DENTACOIN_UNIT.equals(unit)) {
			return amount.setScale(0).toPlainString() + " " + unit;
		}
		return Money.of(amount, Currency.getInstance(unit));
	}

	/**
	 * The amount with the decimals of its unit.
	 */
	static BigDecimal scaled(BigDecimal amount, String unit) {
		int decimals = AccountKind.DENTACOIN_UNIT.equals(unit) ? 0
				: Currency.getInstance(unit).getDefaultFractionDigits();
		return amount.setScale(decimals);
	}

}
