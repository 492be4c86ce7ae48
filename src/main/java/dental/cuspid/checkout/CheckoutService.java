package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.ledger.EntryId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Reason;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens receipts, takes payments, refunds and voids (BASE-6). Everything a payment does
 * happens in its transaction, with the receipt's row locked: the balance it takes from
 * (COUP-13), what it earns (CB-2) and whom it credits (COUP-6). Amounts are in the
 * clinic's currency; a finer amount is refused.
 */
@Service
@Transactional
public class CheckoutService {

	private final ReceiptRepository receipts;

	private final PaymentRepository payments;

	private final RefundRepository refunds;

	private final ReceiptOpening opening;

	private final ReceiptHistory history;

	private final Occurrences occurrences;

	private final ValueTenders tenders;

	private final Programs programs;

	private final Settlement settlement;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	CheckoutService(ReceiptRepository receipts, PaymentRepository payments, RefundRepository refunds,
			ReceiptOpening opening, ReceiptHistory history, Occurrences occurrences, ValueTenders tenders,
			Programs programs, Settlement settlement, ClinicSettingsService settings, CurrentStaff current,
			AuditTrail audit, ApplicationEventPublisher events) {
		this.receipts = receipts;
		this.payments = payments;
		this.refunds = refunds;
		this.opening = opening;
		this.history = history;
		this.occurrences = occurrences;
		this.tenders = tenders;
		this.programs = programs;
		this.settlement = settlement;
		this.settings = settings;
		this.current = current;
		this.audit = audit;
		this.events = events;
	}

	/**
	 * Opens the receipt of a visit; without an appointment a walk-in visit is opened with
	 * it. Rule discounts are given now and stay. A receipt of zero is settled at once.
	 * @throws dental.cuspid.shared.Conflict when the visit has a receipt that is not void
	 * @throws RuleViolation for lines that cannot be, at {@code lines[0].service} and so
	 * on
	 */
	@Requires(Right.TAKE_MONEY)
	public ReceiptId open(OpenReceipt command) {
		Receipt receipt = this.opening.open(command);
		this.audit.record("receipt.opened", "receipt", receipt.id(), null);
		settleIfNothingIsDue(receipt, receipt.occurredAt(), null);
		return receipt.id();
	}

	/**
	 * Replaces the lines of a receipt nothing was paid on. Rewards are judged again, by
	 * the rules in force when the receipt was opened.
	 */
	@Requires(Right.TAKE_MONEY)
	public void changeLines(ReceiptId id, List<OpenReceipt.Line> lines) {
		this.settlement.holdVisit(id);
		Receipt receipt = locked(id);
		this.opening.rewrite(receipt, lines);
		this.audit.record("receipt.linesChanged", "receipt", id, null);
		settleIfNothingIsDue(receipt, this.occurrences.now().at(), null);
	}

	/**
	 * Takes a payment; the one that brings due to zero settles the receipt.
	 * @throws RuleViolation when the amount is not above zero or above due, or the tender
	 * is not available
	 * @throws dental.cuspid.shared.Conflict when a balance does not hold the amount (any
	 * more), naming what it holds
	 */
	@Requires(Right.TAKE_MONEY)
	public PaymentId pay(TakePayment command) {
		this.settlement.holdVisit(command.receipt());
		Receipt receipt = locked(command.receipt());
		receipt.requireNotVoid();
		Money amount = amount(command.amount());
		Occurrence received = this.occurrences.of(command.receivedAt(), "receivedAt");
		PaymentId id = PaymentId.next();
		EntryId entry = takeFromBalance(receipt, id, command, amount, received.at());
		Payment payment = receipt.take(id, command.tender(), amount, received, actor(),
				Typed.number(command.fiscalNumber()));
		if (entry != null) {
			payment.takenBy(entry);
		}
		this.payments.saveAndFlush(payment);
		this.audit.record("payment.taken", "payment", id, command.tender() + " " + amount);
		this.programs.tell(receipt, (program, standing) -> program.paid(standing, facts(payment)));
		if (!settleIfNothingIsDue(receipt, received.at(), id)) {
			expectAnew(receipt);
		}
		this.events.publishEvent(new PaymentReceived(id, receipt.id(), receipt.patient(), command.tender(),
				amount.amount(), received.at()));
		return id;
	}

	/**
	 * Gives a part or all of a payment back the way it came: money by hand, value onto
	 * its balance. On the day of the payment for who takes money, later for finance.
	 */
	@Requires({ Right.TAKE_MONEY, Right.REFUND_LATER })
	public RefundId refund(PaymentId id, BigDecimal asked, String reason) {
		Receipt receipt = lockedOf(id);
		Payment payment = payment(id);
		Occurrence now = this.occurrences.now();
		requireMayRefund(payment, now);
		Money amount = amount(asked);
		Refund refund = payment.refund(amount, Reason.required(reason), now.at(), now.day(), actor());
		receipt.refunded(payment.tender(), amount);
		var facts = new RefundFacts(refund.id(), id, payment.tender(), amount, now.at());
		this.refunds.saveAndFlush(refund);
		if (!payment.tender().isMoney()) {
			this.tenders.of(payment.tender()).giveBack(receipt.patient(), receipt.number(), facts);
		}
		this.audit.record("payment.refunded", "payment", id, payment.tender() + " " + amount);
		this.programs.tell(receipt, (program, standing) -> program.refunded(standing, facts));
		expectAnew(receipt);
		this.events.publishEvent(new PaymentRefunded(refund.id(), id, receipt.id(), receipt.patient(), payment.tender(),
				amount.amount(), now.at()));
		return refund.id();
	}

	/**
	 * Takes back a payment typed by mistake, on the day it was received: due rises again
	 * and all its effects go.
	 */
	@Requires(Right.TAKE_MONEY)
	public void voidPayment(PaymentId id, String reason) {
		Receipt receipt = lockedOf(id);
		Payment payment = payment(id);
		Occurrence now = this.occurrences.now();
		payment.voidBecause(Reason.required(reason), now.at(), now.day(), actor());
		receipt.paymentVoided(payment);
		this.receipts.saveAndFlush(receipt);
		EntryId entry = payment.ledgerEntry();
		if (entry != null) {
			this.tenders.of(payment.tender()).takeBack(entry, id);
		}
		this.audit.record("payment.voided", "payment", id, null);
		this.programs.tell(receipt, (program, standing) -> program.paymentVoided(standing, facts(payment), now.at()));
		expectAnew(receipt);
		this.events.publishEvent(
				new PaymentVoided(id, receipt.id(), receipt.patient(), payment.tender(), payment.amount(), now.at()));
	}

	/**
	 * Makes a receipt void that holds no payment any more; its visit may get another one.
	 */
	@Requires(Right.TAKE_MONEY)
	public void voidReceipt(ReceiptId id, String reason) {
		Receipt receipt = locked(id);
		receipt.voidBecause(Reason.required(reason), this.occurrences.now().at(), actor());
		this.receipts.saveAndFlush(receipt);
		this.audit.record("receipt.voided", "receipt", id, null);
	}

	/**
	 * Records a visit and what was paid for it before this product, from a file: money
	 * and visits only, no rewards, no events. A day in a closed period is refused.
	 * @param paid zero where nothing was paid
	 */
	@Requires(Right.IMPORT)
	public ReceiptId recordHistory(PatientId patient, BranchId branch, @Nullable ServiceId service, Instant occurredAt,
			BigDecimal paid, Tender tender) {
		return this.history.record(patient, branch, service, occurredAt, paid, tender);
	}

	/**
	 * Takes a receipt of {@link #recordHistory} out again, its visit with it, when the
	 * import that brought it is undone.
	 * @throws dental.cuspid.shared.Conflict when something happened to it since
	 */
	@Requires(Right.IMPORT)
	public void removeHistory(ReceiptId id) {
		this.history.remove(locked(id));
		this.audit.record("receipt.historyRemoved", "receipt", id, null);
	}

	private boolean settleIfNothingIsDue(Receipt receipt, Instant at, @Nullable PaymentId by) {
		if (receipt.totals().due().signum() != 0) {
			return false;
		}
		this.settlement.settle(receipt, at, by);
		return true;
	}

	/** Written at once: the answer to whoever asked is read in the same transaction. */
	private void expectAnew(Receipt receipt) {
		this.programs.lookAhead(receipt);
		this.receipts.saveAndFlush(receipt);
	}

	private @Nullable EntryId takeFromBalance(Receipt receipt, PaymentId id, TakePayment command, Money amount,
			Instant at) {
		if (command.tender().isMoney()) {
			return null;
		}
		ValueTender tender = this.tenders.of(command.tender());
		return tender.take(payable(receipt, command.tender()),
				new ValueTender.Payment(id, amount, at, command.dentacoin()));
	}

	private ValueTender.Payable payable(Receipt receipt, Tender tender) {
		return new ValueTender.Payable(receipt.id(), receipt.number(), receipt.patient(),
				money(receipt.totals().charged()), money(this.payments.netPaid(receipt.id().value(), tender)),
				money(receipt.totals().due()));
	}

	private void requireMayRefund(Payment payment, Occurrence now) {
		Right needed = payment.receivedOn(now.day()) ? Right.TAKE_MONEY : Right.REFUND_LATER;
		if (!this.current.actor().may(needed)) {
			throw new AccessDeniedException(needed.name());
		}
	}

	private PaymentFacts facts(Payment payment) {
		return new PaymentFacts(payment.id(), payment.tender(), money(payment.amount()), payment.receivedAt());
	}

	private Money amount(BigDecimal asked) {
		Money amount = money(asked);
		if (!amount.isPositive()) {
			throw new RuleViolation("checkout.refusal.notAboveZero").at("amount");
		}
		return amount;
	}

	private Money money(BigDecimal amount) {
		Currency currency = this.settings.current().currency();
		return Money.of(amount, currency);
	}

	private StaffId actor() {
		return this.current.actor().id();
	}

	private Receipt locked(ReceiptId id) {
		return this.receipts.lock(id.value()).orElseThrow(() -> new NotFound("checkout.refusal.unknownReceipt"));
	}

	private Receipt lockedOf(PaymentId payment) {
		return this.receipts.lockOfPayment(payment.value())
			.orElseThrow(() -> new NotFound("checkout.refusal.unknownPayment"));
	}

	private Payment payment(PaymentId id) {
		return this.payments.findById(id.value()).orElseThrow(() -> new NotFound("checkout.refusal.unknownPayment"));
	}

}
