package dental.cuspid.checkout;

import java.time.Instant;

import dental.cuspid.shared.Money;

/**
 * A payment, as reward programs are told of it.
 *
 * @param receivedAt the moment it counts from
 */
public record PaymentFacts(PaymentId payment, Tender tender, Money amount, Instant receivedAt) {

}
