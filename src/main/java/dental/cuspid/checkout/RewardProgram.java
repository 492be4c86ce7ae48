package dental.cuspid.checkout;

import java.time.Instant;

import dental.cuspid.shared.Money;

/**
 * A slot: a program that gives discounts before payment and rewards after it (CB, COUP).
 * Checkout calls it inside the transaction of what happened, under the lock of the
 * receipt, so what a program posts is true in the same commit or not at all.
 * <p>
 * Order of calls: {@link #assess} when a receipt is opened, {@link #reassess} when its
 * lines change before any payment; {@link #paid} for each payment, value tenders
 * included; {@link #settled} each time due reaches zero; {@link #completed} when the
 * visit of a settled receipt is completed afterwards; {@link #refunded} for each refund;
 * {@link #paymentVoided} when a payment is taken back, also after {@link #settled}, which
 * is then called again with the payment that settles it anew. A reward given at the later
 * of settled and completed is given in {@code settled} if
 * {@link Standing#visitCompleted()}, else in {@code completed}. Imported history calls
 * none of them.
 */
public interface RewardProgram {

	/** Name of the program, kept with its discounts, for example {@code cashback}. */
	String key();

	/**
	 * Judges a receipt; changes nothing about it.
	 */
	Assessment assess(ReceiptFacts facts);

	/**
	 * Judges a receipt anew because its lines changed, by what was in force when it was
	 * opened; changes nothing about it.
	 * @param basis what the program noted then
	 */
	default Assessment reassess(ReceiptFacts facts, String basis) {
		return assess(facts);
	}

	/**
	 * What the receipt is going to earn as it stands, if the rest is paid in money, and
	 * why. Follows from the standing alone, so it is never kept: it is asked each time
	 * the receipt is shown, also for a payment that is only being considered. Changes
	 * nothing and reads at most what versions of rules say.
	 */
	Outlook outlook(Standing standing);

	/**
	 * The expected bonus of {@link #outlook} without the reasons; asked with every
	 * payment.
	 */
	default Money expectedBonus(Standing standing) {
		return outlook(standing).expectedBonus();
	}

	/** A payment was recorded. */
	default void paid(Standing standing, PaymentFacts payment) {
	}

	/** Due reached zero. */
	default void settled(Standing standing) {
	}

	/** The visit of a settled receipt was completed after it was settled. */
	default void completed(Standing standing, Instant at) {
	}

	/** A part or all of a payment went back. */
	default void refunded(Standing standing, RefundFacts refund) {
	}

	/** A payment typed by mistake was taken back; its effects have to go. */
	default void paymentVoided(Standing standing, PaymentFacts payment, Instant at) {
	}

}
