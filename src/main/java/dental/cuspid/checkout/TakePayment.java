package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to take a payment.
 */
public record TakePayment(ReceiptId receipt, Tender tender, BigDecimal amount, @Nullable Instant receivedAt,
		@Nullable String fiscalNumber) {

}
