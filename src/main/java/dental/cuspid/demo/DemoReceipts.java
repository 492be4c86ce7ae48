package dental.cuspid.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.checkout.BonusHold;
import dental.cuspid.checkout.CheckoutService;
import dental.cuspid.checkout.OpenReceipt;
import dental.cuspid.checkout.PaymentId;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptService;
import dental.cuspid.checkout.TakePayment;
import dental.cuspid.checkout.Tender;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.demo.DemoLoader.Places;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;

import org.springframework.stereotype.Component;

/**
 * Receipts of the demo clinic, paid in every way there is.
 */
@Component
class DemoReceipts {

	private static final BigDecimal PART = new BigDecimal("0.4");

	private final CheckoutService checkout;

	private final ReceiptService receipts;

	private final BonusHold holds;

	private final ClinicTime time;

	DemoReceipts(CheckoutService checkout, ReceiptService receipts, BonusHold holds, ClinicTime time) {
		this.checkout = checkout;
		this.receipts = receipts;
		this.holds = holds;
		this.time = time;
	}

	/**
	 * A visit of the time before this product and what was paid for it.
	 */
	void record(DemoPlan.History visit, PatientId patient, Places places, Instant at) {
		this.checkout.recordHistory(patient, places.branches().get(visit.branch()),
				places.services().get(visit.service()), at, visit.paid(), Tender.valueOf(visit.tender()));
	}

	/**
	 * The receipt of a completed visit.
	 * @param finance who gives money back on a later day
	 */
	void settle(DemoVisit visit, AppointmentId appointment, PatientId patient, Places places, Instant at,
			Actor finance) {
		ReceiptId receipt = this.checkout.open(new OpenReceipt(patient, appointment, null, at,
				visit.services()
					.stream()
					.map((code) -> new OpenReceipt.Line(places.services().get(code), 1, null, null, null))
					.toList()));
		Money due = this.receipts.get(receipt).due();
		switch (visit.pay()) {
			case CARD -> pay(receipt, Tender.CARD, due.amount(), at);
			case CASH -> pay(receipt, Tender.CASH, due.amount(), at);
			case TRANSFER -> pay(receipt, Tender.BANK_TRANSFER, due.amount(), at);
			case INSURANCE -> pay(receipt, Tender.INSURANCE, due.amount(), at);
			case TWO_TENDERS -> {
				pay(receipt, Tender.INSURANCE, part(due), at);
				pay(receipt, Tender.CARD, due.amount().subtract(part(due)), at);
			}
			case INTERNAL_ACCOUNT -> payByBalance(receipt, patient, due, Tender.INTERNAL_ACCOUNT, at);
			case BONUS -> payByBalance(receipt, patient, due, Tender.BONUS, at);
			case PART -> pay(receipt, Tender.CARD, part(due), at);
			case NOTHING -> {
			}
			case REFUND_PART -> giveBack(pay(receipt, Tender.CARD, due.amount(), at), part(due), at, finance);
			case REFUND_ALL -> giveBack(pay(receipt, Tender.CASH, due.amount(), at), due.amount(), at, finance);
		}
	}

	/**
	 * A receipt entered months later: a walk-in's, paid by card.
	 */
	void recordLater(PatientId patient, Places places, String branch, String service, Instant at) {
		ReceiptId receipt = this.checkout.open(new OpenReceipt(patient, null, places.branches().get(branch), at,
				List.of(new OpenReceipt.Line(places.services().get(service), 1, null, null, null))));
		pay(receipt, Tender.CARD, this.receipts.get(receipt).due().amount(), at);
	}

	private void payByBalance(ReceiptId receipt, PatientId patient, Money due, Tender tender, Instant at) {
		BigDecimal usable = this.receipts.proposal(receipt)
			.balances()
			.stream()
			.filter((one) -> one.offer().tender() == tender)
			.map((one) -> one.offer().usable().min(one.offer().balance().minus(held(patient, tender, at))).amount())
			.findFirst()
			.orElse(BigDecimal.ZERO);
		BigDecimal used = usable.min(part(due));
		if (used.signum() > 0) {
			pay(receipt, tender, used, at);
		}
		pay(receipt, Tender.CARD, due.amount().subtract(used), at);
	}

	/** Bonus that still waited, or had lapsed, on the day of the payment. */
	private Money held(PatientId patient, Tender tender, Instant at) {
		BonusHold.Held held = this.holds.of(patient, this.time.dayOf(at));
		return (tender == Tender.BONUS) ? held.all() : Money.zero(held.all().currency());
	}

	private PaymentId pay(ReceiptId receipt, Tender tender, BigDecimal amount, Instant at) {
		return this.checkout.pay(new TakePayment(receipt, tender, amount, at, null));
	}

	/** On the day of the payment the desk gives back, later finance. */
	private void giveBack(PaymentId payment, BigDecimal amount, Instant at, Actor finance) {
		String reason = "Treatment was shorter than planned";
		if (this.time.dayOf(at).isBefore(this.time.today())) {
			CurrentStaff.as(finance, () -> this.checkout.refund(payment, amount, reason));
		}
		else {
			this.checkout.refund(payment, amount, reason);
		}
	}

	private static BigDecimal part(Money due) {
		return due.amount().multiply(PART).setScale(due.amount().scale(), RoundingMode.DOWN);
	}

}
