package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to take a payment.
 *
 * @param receivedAt when it was received, now where none is given; an earlier day is
 * backdating
 * @param fiscalNumber number of the fiscal receipt or terminal slip
 * @param dentacoin tokens and proof of a payment in Dentacoin
 */
public record TakePayment(ReceiptId receipt, Tender tender, BigDecimal amount, @Nullable Instant receivedAt,
		@Nullable String fiscalNumber, @Nullable DentacoinPart dentacoin) {

	public TakePayment(ReceiptId receipt, Tender tender, BigDecimal amount, @Nullable Instant receivedAt,
			@Nullable String fiscalNumber) {
		this(receipt, tender, amount, receivedAt, fiscalNumber, null);
	}

}
