package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Balances;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.RuleViolation;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Pays with the bonus balance, up to the clinic's share of what a visit costs after rule
 * discounts (CB, redeeming).
 */
@Component
class BonusTender extends BalanceTender {

	private static final int WHOLE = 100;

	private final LedgerService ledger;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final ObjectProvider<BonusHold> holds;

	BonusTender(LedgerService ledger, ClinicSettingsService settings, ClinicTime time,
			ObjectProvider<BonusHold> holds) {
		super(ledger, AccountKind.BONUS);
		this.ledger = ledger;
		this.settings = settings;
		this.time = time;
		this.holds = holds;
	}

	@Override
	public Tender tender() {
		return Tender.BONUS;
	}

	@Override
	public Offer offer(Payable payable, Balances has) {
		Money balance = has.bonus();
		Money left = left(payable);
		BonusHold.Held held = balance.isPositive() ? held(payable.patient(), this.time.today()) : nothing(balance);
		Money free = balance.minus(held.all());
		Money usable = free.isPositive() ? free.min(payable.due()).min(left) : Money.zero(balance.currency());
		Reason why = (percent() < WHOLE) ? Reason.of("checkout.offer.bonusCapped", balance, percent(), left)
				: Reason.of("checkout.offer.bonus", balance);
		if (held.waitingUntil() != null) {
			why = Reason.of("checkout.offer.bonusWaiting", why, held.waiting(), held.waitingUntil());
		}
		if (held.lapsed().isPositive()) {
			why = Reason.of("checkout.offer.bonusLapsed", why, held.lapsed());
		}
		return new Offer(tender(), balance, usable, why);
	}

	@Override
	public EntryId take(Payable payable, Payment payment) {
		requireFree(payable.patient(), payment);
		EntryId entry = super.take(payable, payment);
		Money left = left(payable);
		if (payment.amount().compareTo(left) > 0) {
			throw new RuleViolation("checkout.refusal.aboveBonusCap", percent(), left).at("amount");
		}
		return entry;
	}

	/**
	 * Looks with the balance locked, so that two desks never spend what one of them may.
	 */
	private void requireFree(PatientId patient, Payment payment) {
		BigDecimal balance = this.ledger.lockedBalance(patient, AccountKind.BONUS);
		BonusHold.Held held = held(patient, this.time.dayOf(payment.receivedAt()));
		BigDecimal free = balance.subtract(held.all().amount());
		if (payment.amount().amount().compareTo(balance) > 0 || payment.amount().amount().compareTo(free) <= 0) {
			return;
		}
		Money usable = Money.rounded(free.max(BigDecimal.ZERO), payment.amount().currency());
		throw ((held.waitingUntil() != null)
				? new RuleViolation("checkout.refusal.bonusWaiting", usable, held.waiting(), held.waitingUntil())
				: new RuleViolation("checkout.refusal.bonusLapsed", usable, held.lapsed()))
			.at("amount");
	}

	private BonusHold.Held held(PatientId patient, LocalDate day) {
		BonusHold hold = this.holds.getIfAvailable();
		return (hold != null) ? hold.of(patient, day) : nothing(Money.zero(this.settings.current().currency()));
	}

	private static BonusHold.Held nothing(Money like) {
		Money none = Money.zero(like.currency());
		return new BonusHold.Held(none, null, none);
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
