package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;

import dental.cuspid.patients.PatientId;

/**
 * A payment was recorded.
 */
public record PaymentReceived(PaymentId payment, ReceiptId receipt, PatientId patient, Tender tender, BigDecimal amount,
		Instant at) {

}
