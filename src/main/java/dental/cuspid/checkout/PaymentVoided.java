package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;

import dental.cuspid.patients.PatientId;

/**
 * A payment typed by mistake was taken back.
 */
public record PaymentVoided(PaymentId payment, ReceiptId receipt, PatientId patient, Tender tender, BigDecimal amount,
		Instant at) {

}
