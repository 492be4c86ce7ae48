package dental.cuspid.checkout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as its page, its print and the API show it (CB-9).
 *
 * @param visitType null on imported history
 * @param charged gross minus rule discounts
 * @param paid by every tender, voided payments left out, refunds not subtracted
 * @param refunded of it
 * @param expectedBonus still to come
 * @param explanation what it earns and why, in words
 * @param history imported from the time before this product
 */
public record ReceiptView(ReceiptId id, String number, ReceiptState state, PatientBrief patient,
		AppointmentId appointment, @Nullable VisitType visitType, BranchId branch, String branchName,
		@Nullable String branchAddress, @Nullable String branchPhone, Instant occurredAt, boolean backdated,
		boolean history, String openedBy, Money gross, Money discountTotal, Money charged, Money moneyPaid, Money paid,
		Money refunded, Money due, Money expectedBonus, List<Reason> explanation, List<Line> lines,
		List<Discount> discounts, List<PaymentLine> payments, @Nullable Instant settledAt, @Nullable Undone voided) {

	/** Whether lines may still be changed. */
	public boolean linesOpen() {
		return this.state == ReceiptState.OPEN && this.paid.isZero();
	}

	/** Whether a payment can be taken. */
	public boolean payable() {
		return this.state == ReceiptState.OPEN || this.state == ReceiptState.PART_PAID;
	}

	/** Whether the receipt holds nothing and may be made void. */
	public boolean voidable() {
		return this.state != ReceiptState.VOID && this.paid.equals(this.refunded);
	}

	/**
	 * A line.
	 *
	 * @param service null on imported history without a service
	 */
	public record Line(@Nullable ServiceId service, String code, String name, String category, int quantity,
			Money price, Money discount, Money amount, @Nullable PractitionerId practitioner,
			@Nullable String practitionerCode, @Nullable String practitionerName) {

	}

	/** A rule discount. */
	public record Discount(String program, String rule, Reason reason, Money amount) {

	}

	/**
	 * A payment.
	 *
	 * @param rest what of it has not gone back
	 * @param receivedOn the clinic's day
	 */
	public record PaymentLine(PaymentId id, Tender tender, Money amount, Money rest, Instant receivedAt,
			LocalDate receivedOn, boolean backdated, String by, @Nullable String fiscalNumber, List<RefundLine> refunds,
			@Nullable Undone voided) {

		public boolean refundable() {
			return this.voided == null && this.rest.isPositive();
		}

		/** Whether the payment may be voided on a day. */
		public boolean voidable(LocalDate today) {
			return this.voided == null && this.refunds.isEmpty() && this.receivedOn.equals(today);
		}

	}

	/** A refund. */
	public record RefundLine(RefundId id, Money amount, String reason, Instant at, String by) {

	}

	/** When, why and by whom something was made void. */
	public record Undone(Instant at, String reason, String by) {

	}

}
