package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;

import dental.cuspid.patients.PatientId;

/**
 * A part or all of a payment went back.
 */
public record PaymentRefunded(RefundId refund, PaymentId payment, ReceiptId receipt, PatientId patient, Tender tender,
		BigDecimal amount, Instant at) {

}
