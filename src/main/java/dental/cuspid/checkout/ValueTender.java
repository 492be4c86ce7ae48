package dental.cuspid.checkout;

import java.time.Instant;

import dental.cuspid.ledger.Balances;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A slot: a balance a patient can pay with. A tender without an implementation is
 * not offered and refused.
 */
public interface ValueTender {

	Tender tender();

	/**
	 * What can be paid this way on a receipt now; changes and locks nothing.
	 * @param has the balances of the patient
	 */
	Offer offer(Payable payable, Balances has);

	/**
	 * Takes the amount from the balance, in the transaction of the payment.
	 * @return the ledger entry, kept with the payment
	 * @throws dental.cuspid.shared.Conflict when the balance does not hold it (any more),
	 * naming what it holds
	 * @throws dental.cuspid.shared.RuleViolation when a rule of this tender forbids it
	 */
	EntryId take(Payable payable, Payment payment);

	/**
	 * Puts a refunded amount back on the balance.
	 */
	void giveBack(PatientId patient, String receiptNumber, RefundFacts refund);

	/**
	 * Takes a payment back that was typed by mistake.
	 * @param entry what {@link #take} answered
	 */
	void takeBack(EntryId entry, PaymentId payment);

	/**
	 * What is being paid.
	 *
	 * @param charged gross minus rule discounts
	 * @param paidThisWay paid on this receipt by this tender so far, less refunds
	 * @param due still to be paid
	 */
	record Payable(ReceiptId receipt, String number, PatientId patient, Money charged, Money paidThisWay, Money due) {

	}

	/**
	 * What is being taken.
	 *
	 * @param dentacoin tokens and proof, for Dentacoin only
	 */
	record Payment(PaymentId id, Money amount, Instant receivedAt, @Nullable DentacoinPart dentacoin) {

	}

	/**
	 * What can be paid this way.
	 *
	 * @param balance what the patient has
	 * @param usable the most that can be used on this receipt, never above due
	 * @param why one line below the tender: where it comes from and what limits it
	 */
	record Offer(Tender tender, Money balance, Money usable, Reason why) {

	}

}
