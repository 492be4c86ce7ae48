package dental.cuspid.checkout;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Opens receipts, takes payments, refunds and voids (BASE-6).
 */
@Service
public class CheckoutService {

	public ReceiptId open(OpenReceipt command) {
		throw new UnsupportedOperationException("not yet");
	}

	public PaymentId pay(TakePayment command) {
		throw new UnsupportedOperationException("not yet");
	}

	public RefundId refund(PaymentId payment, BigDecimal amount, String reason) {
		throw new UnsupportedOperationException("not yet");
	}

	public void voidPayment(PaymentId payment, String reason) {
		throw new UnsupportedOperationException("not yet");
	}

	public void voidReceipt(ReceiptId receipt, String reason) {
		throw new UnsupportedOperationException("not yet");
	}

	public ReceiptId recordHistory(PatientId patient, BranchId branch, @Nullable ServiceId service, Instant occurredAt,
			BigDecimal paid, Tender tender) {
		throw new UnsupportedOperationException("not yet");
	}

	public void removeHistory(ReceiptId receipt) {
		throw new UnsupportedOperationException("not yet");
	}

}
