package dental.cuspid.checkout;

import java.time.Instant;

import dental.cuspid.shared.Money;

/**
 * A refund, as reward programs are told of it.
 *
 * @param tender how the payment was made and goes back
 */
public record RefundFacts(RefundId refund, PaymentId payment, Tender tender, Money amount, Instant at) {

}
