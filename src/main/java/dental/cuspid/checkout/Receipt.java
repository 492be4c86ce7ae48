package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.StaffId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The bill of one visit. Its row is locked by whoever changes it, and its sums are kept
 * with it, so that taking a payment reads one row.
 */
@Entity
@Table(name = "receipt")
@DynamicUpdate
class Receipt {

	@Id
	private UUID id;

	private String number;

	private UUID patientId;

	private UUID appointmentId;

	private UUID branchId;

	@Enumerated(EnumType.STRING)
	private @Nullable VisitType visitType;

	private Instant occurredAt;

	private LocalDate occurredOn;

	private Instant openedAt;

	private UUID openedBy;

	private boolean backdated;

	private boolean history;

	@Enumerated(EnumType.STRING)
	private ReceiptState state;

	@Embedded
	private ReceiptTotals totals;

	private BigDecimal paidEarlier;

	private BigDecimal expectedBonus;

	private String assessments;

	private @Nullable Instant visitCompletedAt;

	private @Nullable Instant settledAt;

	private @Nullable UUID settledBy;

	private @Nullable Instant voidedAt;

	private @Nullable UUID voidedBy;

	private @Nullable String voidReason;

	@ElementCollection(fetch = FetchType.LAZY)
	@CollectionTable(name = "receipt_line", joinColumns = @JoinColumn(name = "receipt_id"))
	@OrderColumn(name = "position")
	private List<ReceiptLine> lines = new ArrayList<>();

	@ElementCollection(fetch = FetchType.LAZY)
	@CollectionTable(name = "receipt_discount", joinColumns = @JoinColumn(name = "receipt_id"))
	@OrderColumn(name = "position")
	private List<RuleDiscount> discounts = new ArrayList<>();

	@Version
	private @Nullable Long version;

	@SuppressWarnings("NullAway")
	protected Receipt() {
	}

	static Receipt open(Visit visit, Occurrence occurred, StaffId by, BigDecimal paidEarlier) {
		var receipt = new Receipt();
		receipt.id = ReceiptId.next().value();
		receipt.patientId = visit.patient().value();
		receipt.appointmentId = visit.appointment().value();
		receipt.branchId = visit.branch().value();
		receipt.visitType = visit.type();
		receipt.visitCompletedAt = visit.completedAt();
		receipt.occurredAt = occurred.at();
		receipt.occurredOn = occurred.day();
		receipt.backdated = occurred.backdated();
		receipt.openedAt = occurred.recordedAt();
		receipt.openedBy = by.value();
		receipt.paidEarlier = paidEarlier;
		receipt.expectedBonus = BigDecimal.ZERO;
		receipt.assessments = "[]";
		receipt.state = ReceiptState.OPEN;
		receipt.totals = ReceiptTotals.unpaid(BigDecimal.ZERO, BigDecimal.ZERO);
		return receipt;
	}

	/** A receipt of the time before this product, from a file. */
	Receipt asHistory() {
		this.history = true;
		return this;
	}

	void numbered(String number) {
		this.number = number;
	}

	/**
	 * Writes the lines and what they cost; allowed while nothing was paid.
	 */
	void write(List<ReceiptLine> lines, List<RuleDiscount> discounts) {
		requireLinesOpen();
		this.lines.clear();
		this.lines.addAll(lines);
		this.discounts.clear();
		this.discounts.addAll(discounts);
		this.totals = ReceiptTotals.unpaid(sum(lines.stream().map(ReceiptLine::amount).toList()),
				sum(discounts.stream().map(RuleDiscount::amount).toList()));
	}

	void requireLinesOpen() {
		requireNotVoid();
		if (this.totals.paid().signum() > 0 || isSettled()) {
			throw new Conflict("checkout.refusal.linesOfPaid");
		}
	}

	void assessed(List<FrozenAssessment> assessments) {
		this.assessments = ReasonJson.write(assessments);
	}

	void expects(BigDecimal bonus) {
		this.expectedBonus = bonus;
	}

	Payment take(PaymentId id, Tender tender, Money amount, Occurrence received, StaffId by,
			@Nullable String fiscalNumber) {
		requireNotVoid();
		Payment payment = Payment.receive(id, id(), tender, amount, received, by, fiscalNumber);
		if (amount.amount().compareTo(this.totals.due()) > 0) {
			throw new RuleViolation("checkout.refusal.aboveDue", Money.of(this.totals.due(), amount.currency()))
				.at("amount");
		}
		become(this.totals.paid(tender, amount.amount()));
		return payment;
	}

	void refunded(Tender tender, Money amount) {
		become(this.totals.refunded(tender, amount.amount()));
	}

	void paymentVoided(Payment payment) {
		become(this.totals.voided(payment.tender(), payment.amount()));
		this.settledAt = null;
		this.settledBy = null;
	}

	void visitCompleted(Instant at) {
		this.visitCompletedAt = at;
	}

	void settle(Instant at, @Nullable PaymentId by) {
		become(this.totals);
		this.settledAt = at;
		this.settledBy = (by != null) ? by.value() : null;
	}

	void voidBecause(String reason, Instant at, StaffId by) {
		requireNotVoid();
		if (this.totals.netPaid().signum() != 0) {
			throw new Conflict("checkout.refusal.voidOfPaid");
		}
		this.state = ReceiptState.VOID;
		this.voidedAt = at;
		this.voidedBy = by.value();
		this.voidReason = reason;
		this.expectedBonus = BigDecimal.ZERO;
	}

	void requireNotVoid() {
		if (this.state == ReceiptState.VOID) {
			throw new Conflict("checkout.refusal.void");
		}
	}

	private void become(ReceiptTotals totals) {
		requireNotVoid();
		this.totals = totals;
		this.state = totals.state();
	}

	private static BigDecimal sum(List<BigDecimal> amounts) {
		return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
	}

	boolean isSettled() {
		return this.settledAt != null;
	}

	boolean isHistory() {
		return this.history;
	}

	/** Whether imported history is as the file brought it. */
	boolean isUntouched() {
		return this.state == ReceiptState.SETTLED && this.totals.netPaid().compareTo(this.totals.charged()) == 0;
	}

	ReceiptId id() {
		return new ReceiptId(this.id);
	}

	String number() {
		return this.number;
	}

	PatientId patient() {
		return new PatientId(this.patientId);
	}

	AppointmentId appointment() {
		return new AppointmentId(this.appointmentId);
	}

	BranchId branch() {
		return new BranchId(this.branchId);
	}

	/** The type of the visit; none on imported history, which nobody judges. */
	VisitType visitType() {
		return Objects.requireNonNull(this.visitType);
	}

	Instant occurredAt() {
		return this.occurredAt;
	}

	ReceiptTotals totals() {
		return this.totals;
	}

	BigDecimal paidEarlier() {
		return this.paidEarlier;
	}

	List<FrozenAssessment> assessments() {
		return ReasonJson.readAssessments(this.assessments);
	}

	boolean isVisitCompleted() {
		return this.visitCompletedAt != null;
	}

	@Nullable Instant settledAt() {
		return this.settledAt;
	}

	@Nullable PaymentId settledBy() {
		return (this.settledBy != null) ? new PaymentId(this.settledBy) : null;
	}

	List<ReceiptLine> lines() {
		return List.copyOf(this.lines);
	}

}
