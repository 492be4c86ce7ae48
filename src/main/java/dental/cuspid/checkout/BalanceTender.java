package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.ledger.PostEntry;
import dental.cuspid.patients.PatientId;

/**
 * Pays with a balance in the clinic's currency: the ledger takes it, never below zero,
 * and refuses with the present balance where it is too little.
 */
abstract class BalanceTender implements ValueTender {

	/** Cause of what a payment takes. */
	static final String PAYMENT = "PAYMENT";

	/** Cause of what a refund puts back. */
	static final String REFUND = "REFUND";

	/** Cause of the reversal when a payment is voided. */
	static final String PAYMENT_VOID = "PAYMENT_VOID";

	private static final String REDEEMED = "REDEEMED";

	private static final String LEG = "TENDER";

	private final LedgerService ledger;

	private final AccountKind account;

	BalanceTender(LedgerService ledger, AccountKind account) {
		this.ledger = ledger;
		this.account = account;
	}

	@Override
	public EntryId take(Payable payable, Payment payment) {
		return post(payable.patient(), payment.amount().amount().negate(), new Cause(PAYMENT, payment.id().toString()),
				payment.receivedAt(), "checkout.ledger.paid", payable.number());
	}

	@Override
	public void giveBack(PatientId patient, String receiptNumber, RefundFacts refund) {
		post(patient, refund.amount().amount(), new Cause(REFUND, refund.refund().toString()), refund.at(),
				"checkout.ledger.refunded", receiptNumber);
	}

	@Override
	public void takeBack(EntryId entry, PaymentId payment) {
		this.ledger.reverse(entry, new Cause(PAYMENT_VOID, payment.toString()), "checkout.ledger.voided");
	}

	private EntryId post(PatientId patient, BigDecimal amount, Cause cause, Instant at, String reason, String number) {
		return this.ledger.post(
				new PostEntry(patient, this.account, amount, REDEEMED, cause, LEG, at, false, reason, List.of(number)));
	}

}
