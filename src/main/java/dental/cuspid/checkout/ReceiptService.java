package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientService;
import dental.cuspid.ledger.Balances;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows receipts and how they are best paid (BASE-6, CB-9, X-4). Who looks at a receipt
 * is noted.
 */
@Service
@Transactional
public class ReceiptService {

	private final ReceiptRows rows;

	private final PatientService patients;

	private final Programs programs;

	private final ValueTenders tenders;

	private final LedgerService ledger;

	private final PaymentRepository payments;

	private final ClinicSettingsService settings;

	private final AuditTrail audit;

	private final JdbcClient jdbc;

	ReceiptService(ReceiptRows rows, PatientService patients, Programs programs, ValueTenders tenders,
			LedgerService ledger, PaymentRepository payments, ClinicSettingsService settings, AuditTrail audit,
			JdbcClient jdbc) {
		this.rows = rows;
		this.patients = patients;
		this.programs = programs;
		this.tenders = tenders;
		this.ledger = ledger;
		this.payments = payments;
		this.settings = settings;
		this.audit = audit;
		this.jdbc = jdbc;
	}

	/**
	 * A receipt whole.
	 */
	@Requires(Right.READ_PATIENTS)
	public ReceiptView get(ReceiptId id) {
		return get(head(id), "receipt");
	}

	/**
	 * A receipt whole, with how what is due is usually paid.
	 */
	@Requires(Right.READ_PATIENTS)
	public Payable payable(ReceiptId id) {
		ReceiptRows.Head head = head(id);
		ReceiptView receipt = get(head, "receipt");
		return new Payable(receipt, receipt.payable() ? proposal(head) : null);
	}

	/**
	 * A receipt for the printer.
	 */
	@Requires(Right.READ_PATIENTS)
	public ReceiptView print(ReceiptId id) {
		return get(head(id), "print");
	}

	/**
	 * The receipt with a number, where there is one.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public Optional<ReceiptId> find(String number) {
		return this.jdbc.sql("select id from receipt where number = :number")
			.param("number", number.strip())
			.query((row, index) -> new ReceiptId(row.getObject("id", UUID.class)))
			.optional();
	}

	/**
	 * The receipt of a visit that is not void, where there is one.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public Optional<ReceiptId> of(AppointmentId appointment) {
		return this.jdbc.sql("select id from receipt where appointment_id = :appointment and state <> 'VOID'")
			.param("appointment", appointment.value())
			.query((row, index) -> new ReceiptId(row.getObject("id", UUID.class)))
			.optional();
	}

	/**
	 * The receipt a payment belongs to.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public ReceiptId of(PaymentId payment) {
		return this.jdbc.sql("select receipt_id from payment where id = :payment")
			.param("payment", payment.value())
			.query((row, index) -> new ReceiptId(row.getObject("receipt_id", UUID.class)))
			.optional()
			.orElseThrow(() -> new NotFound("checkout.refusal.unknownPayment"));
	}

	/**
	 * How what is due is usually paid: each balance as far as it reaches, the rest in
	 * money. Nothing is reserved by it.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public PaymentProposal proposal(ReceiptId id) {
		return proposal(head(id));
	}

	private PaymentProposal proposal(ReceiptRows.Head head) {
		Standing standing = standing(head);
		Balances has = this.ledger.balances(head.patient());
		var balances = new ArrayList<PaymentProposal.Proposed>();
		Money left = standing.due();
		for (ValueTender tender : this.tenders.all()) {
			ValueTender.Offer offer = tender.offer(payable(head, tender.tender()), has);
			Money amount = offer.usable().min(left);
			balances.add(new PaymentProposal.Proposed(offer, amount));
			left = left.minus(amount);
		}
		return new PaymentProposal(balances, left, outlook(head, standing.ifPaidByValue(standing.due().minus(left))));
	}

	/**
	 * What a receipt earns if so much of its due is paid by value.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<Outlook> outlook(ReceiptId id, Money byValue) {
		ReceiptRows.Head head = head(id);
		return outlook(head, standing(head).ifPaidByValue(byValue));
	}

	private List<Outlook> outlook(ReceiptRows.Head head, Standing standing) {
		List<FrozenAssessment> kept = ReasonJson.readAssessments(head.assessments());
		if (kept.isEmpty()) {
			return List.of(new Outlook(money(BigDecimal.ZERO), List.of(Reason.of("checkout.explain.noProgram"))));
		}
		return this.programs.outlooks(kept, standing);
	}

	private ReceiptView get(ReceiptRows.Head head, String how) {
		PatientBrief patient = this.patients.brief(head.patient());
		this.audit.patientViewed(head.patient().value(), how);
		List<Reason> explanation = outlook(head, standing(head)).stream()
			.flatMap((one) -> one.explanation().stream())
			.toList();
		return this.rows.view(head, patient, explanation, currency());
	}

	private ReceiptRows.Head head(ReceiptId id) {
		return this.rows.head(id).orElseThrow(() -> new NotFound("checkout.refusal.unknownReceipt"));
	}

	private ValueTender.Payable payable(ReceiptRows.Head head, Tender tender) {
		BigDecimal before = (head.totals().valuePaid().signum() > 0) ? this.payments.netPaid(head.id().value(), tender)
				: BigDecimal.ZERO;
		return new ValueTender.Payable(head.id(), head.number(), head.patient(), money(head.totals().charged()),
				money(before), money(head.totals().due()));
	}

	private Standing standing(ReceiptRows.Head head) {
		ReceiptTotals totals = head.totals();
		return new Standing(head.id(), head.number(), head.patient(), head.appointment(),
				(head.visitType() != null) ? head.visitType() : VisitType.REPEAT, money(totals.gross()),
				money(totals.discounts()), money(totals.moneyPaid()), money(totals.moneyRefunded()),
				money(totals.valuePaid()), money(totals.valueRefunded()), money(totals.due()), head.settledAt(),
				(head.settledBy() != null) ? new PaymentId(head.settledBy()) : null, head.visitCompleted(), "");
	}

	private Money money(BigDecimal amount) {
		return Money.of(amount, currency());
	}

	private Currency currency() {
		return this.settings.current().currency();
	}

	/**
	 * A receipt, with how it is usually paid where something is due.
	 */
	public record Payable(ReceiptView receipt, @Nullable PaymentProposal proposal) {

	}

}
