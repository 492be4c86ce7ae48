package dental.cuspid.checkout.web;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.checkout.PaymentId;
import dental.cuspid.checkout.Reason;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptState;
import dental.cuspid.checkout.ReceiptView;
import dental.cuspid.checkout.RefundId;
import dental.cuspid.checkout.Tender;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as the API shows it; reasons are in the caller's language.
 *
 * @param patient card number
 * @param branch code of the branch
 * @param paid by every tender, voided payments left out
 * @param refunded of it
 */
record ReceiptAnswer(ReceiptId id, String number, ReceiptState state, @Nullable String patient, PatientId patientId,
		AppointmentId appointment, @Nullable VisitType visitType, String branch, Instant occurredAt, boolean backdated,
		Money gross, List<DiscountAnswer> discounts, Money paid, Money refunded, Money due, Money expectedBonus,
		List<String> explanation, List<LineAnswer> lines, List<PaymentAnswer> payments, @Nullable Instant settledAt,
		@Nullable Instant voidedAt, @Nullable String voidReason) {

	static ReceiptAnswer of(ReceiptView receipt, String branch, Function<Reason, String> wording) {
		var voided = receipt.voided();
		return new ReceiptAnswer(receipt.id(), receipt.number(), receipt.state(), receipt.patient().cardNumber(),
				receipt.patient().id(), receipt.appointment(), receipt.visitType(), branch, receipt.occurredAt(),
				receipt.backdated(), receipt.gross(),
				receipt.discounts()
					.stream()
					.map((discount) -> new DiscountAnswer(discount.rule(), discount.amount(),
							wording.apply(discount.reason())))
					.toList(),
				receipt.paid(), receipt.refunded(), receipt.due(), receipt.expectedBonus(),
				receipt.explanation().stream().map(wording).toList(),
				receipt.lines().stream().map(LineAnswer::of).toList(),
				receipt.payments().stream().map(PaymentAnswer::of).toList(), receipt.settledAt(),
				(voided != null) ? voided.at() : null, (voided != null) ? voided.reason() : null);
	}

	record DiscountAnswer(String rule, Money amount, String reason) {

	}

	record LineAnswer(String service, String name, String category, int quantity, Money price, Money discount,
			Money amount, @Nullable String practitioner) {

		static LineAnswer of(ReceiptView.Line line) {
			return new LineAnswer(line.code(), line.name(), line.category(), line.quantity(), line.price(),
					line.discount(), line.amount(), line.practitionerCode());
		}

	}

	record PaymentAnswer(PaymentId id, Tender tender, Money amount, Money refunded, Instant receivedAt,
			boolean backdated, @Nullable String fiscalNumber, boolean voided, @Nullable String voidReason,
			List<RefundAnswer> refunds) {

		static PaymentAnswer of(ReceiptView.PaymentLine payment) {
			var voided = payment.voided();
			return new PaymentAnswer(payment.id(), payment.tender(), payment.amount(),
					payment.amount().minus(payment.rest()), payment.receivedAt(), payment.backdated(),
					payment.fiscalNumber(), voided != null, (voided != null) ? voided.reason() : null,
					payment.refunds()
						.stream()
						.map((refund) -> new RefundAnswer(refund.id(), refund.amount(), refund.reason(), refund.at()))
						.toList());
		}

	}

	record RefundAnswer(RefundId id, Money amount, String reason, Instant at) {

	}

}
