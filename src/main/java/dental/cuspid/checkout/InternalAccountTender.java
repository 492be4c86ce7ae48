package dental.cuspid.checkout;

import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Balances;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.shared.Money;

import org.springframework.stereotype.Component;

/**
 * Pays with the internal account (COUP-13): partly or whole, never below zero, never
 * above due.
 */
@Component
class InternalAccountTender extends BalanceTender {

	InternalAccountTender(LedgerService ledger) {
		super(ledger, AccountKind.INTERNAL);
	}

	@Override
	public Tender tender() {
		return Tender.INTERNAL_ACCOUNT;
	}

	@Override
	public Offer offer(Payable payable, Balances has) {
		Money balance = has.internalAccount();
		Money usable = balance.isPositive() ? balance.min(payable.due()) : Money.zero(balance.currency());
		return new Offer(tender(), balance, usable, Reason.of("checkout.offer.internalAccount", balance));
	}

}
