package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Balances;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.RuleViolation;

import org.springframework.stereotype.Component;

/**
 * Pays with the bonus balance, up to the clinic's share of what a visit costs after rule
 * discounts (CB, redeeming).
 */
@Component
class BonusTender extends BalanceTender {

	private static final int WHOLE = 100;

	private final ClinicSettingsService settings;

	BonusTender(LedgerService ledger, ClinicSettingsService settings) {
		super(ledger, AccountKind.BONUS);
		this.settings = settings;
	}

	@Override
	public Tender tender() {
		return Tender.BONUS;
	}

	@Override
	public Offer offer(Payable payable, Balances has) {
		Money balance = has.bonus();
		Money left = left(payable);
		Money usable = balance.isPositive() ? balance.min(payable.due()).min(left) : Money.zero(balance.currency());
		Reason why = (percent() < WHOLE) ? Reason.of("checkout.offer.bonusCapped", balance, percent(), left)
				: Reason.of("checkout.offer.bonus", balance);
		return new Offer(tender(), balance, usable, why);
	}

	@Override
	public EntryId take(Payable payable, Payment payment) {
		EntryId entry = super.take(payable, payment);
		Money left = left(payable);
		if (payment.amount().compareTo(left) > 0) {
			throw new RuleViolation("checkout.refusal.aboveBonusCap", percent(), left).at("amount");
		}
		return entry;
	}

	/** What the cap still leaves on this receipt. */
	private Money left(Payable payable) {
		Money left = cap(payable.charged(), percent()).minus(payable.paidThisWay());
		return left.isNegative() ? Money.zero(left.currency()) : left;
	}

	static Money cap(Money charged, int percent) {
		return Money.rounded(
				charged.amount()
					.multiply(BigDecimal.valueOf(percent))
					.divide(BigDecimal.valueOf(WHOLE), charged.amount().scale() + 2, RoundingMode.HALF_UP),
				charged.currency());
	}

	private int percent() {
		return this.settings.current().bonusRedemptionCapPercent();
	}

}
