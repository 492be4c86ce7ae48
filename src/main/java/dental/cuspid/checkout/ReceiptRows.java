package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.checkout.ReceiptView.Discount;
import dental.cuspid.checkout.ReceiptView.Line;
import dental.cuspid.checkout.ReceiptView.PaymentLine;
import dental.cuspid.checkout.ReceiptView.RefundLine;
import dental.cuspid.checkout.ReceiptView.Undone;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads a receipt for showing: one question for itself, one each for lines, discounts and
 * payments where it has some.
 */
@Component
class ReceiptRows {

	private final JdbcClient jdbc;

	ReceiptRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Head> head(ReceiptId id) {
		return this.jdbc.sql("""
				select r.*, b.name as branch_name, b.address as branch_address, b.phone as branch_phone,
					o.name as opened_by_name, v.name as voided_by_name
				from receipt r join branch b on b.id = r.branch_id join staff_user o on o.id = r.opened_by
				left join staff_user v on v.id = r.voided_by
				where r.id = :id""").param("id", id.value()).query(ReceiptRows::head).optional();
	}

	ReceiptView view(Head head, PatientBrief patient, List<Reason> explanation, Currency currency) {
		ReceiptTotals totals = head.totals();
		return new ReceiptView(head.id(), head.number(), head.state(), patient, head.appointment(), head.visitType(),
				head.branch(), head.branchName(), head.branchAddress(), head.branchPhone(), head.occurredAt(),
				head.backdated(), head.history(), head.openedBy(), Money.of(totals.gross(), currency),
				Money.of(totals.discounts(), currency), Money.of(totals.charged(), currency),
				Money.of(totals.moneyPaid(), currency), Money.of(totals.paid(), currency),
				Money.of(totals.paid().subtract(totals.netPaid()), currency), Money.of(totals.due(), currency),
				Money.of(head.expectedBonus(), currency), explanation, lines(head.id(), currency),
				(totals.discounts().signum() > 0) ? discounts(head.id(), currency) : List.of(),
				payments(head.id(), currency), head.settledAt(), head.voided());
	}

	private List<Line> lines(ReceiptId id, Currency currency) {
		return this.jdbc.sql("""
				select l.*, p.code as practitioner_code, p.name as practitioner_name
				from receipt_line l left join practitioner p on p.id = l.practitioner_id
				where l.receipt_id = :id order by l.position""").param("id", id.value()).query((row, index) -> {
			UUID service = row.getObject("service_id", UUID.class);
			UUID practitioner = row.getObject("practitioner_id", UUID.class);
			return new Line((service != null) ? new ServiceId(service) : null, row.getString("service_code"),
					row.getString("service_name"), row.getString("category"), row.getInt("quantity"),
					money(row, "price", currency), money(row, "discount", currency), money(row, "amount", currency),
					(practitioner != null) ? new PractitionerId(practitioner) : null,
					row.getString("practitioner_code"), row.getString("practitioner_name"));
		}).list();
	}

	private List<Discount> discounts(ReceiptId id, Currency currency) {
		return this.jdbc.sql("select * from receipt_discount where receipt_id = :id order by position")
			.param("id", id.value())
			.query((row, index) -> new Discount(row.getString("program"), row.getString("rule"),
					ReasonJson.readReason(row.getString("reason")), money(row, "amount", currency)))
			.list();
	}

	private List<PaymentLine> payments(ReceiptId id, Currency currency) {
		Map<UUID, PaymentLine> payments = new LinkedHashMap<>();
		this.jdbc.sql("""
				select p.*, s.name as recorded_by_name, v.name as voided_by_name, f.id as refund_id,
					f.amount as refund_amount, f.reason as refund_reason, f.refunded_at, g.name as refunded_by_name
				from payment p join staff_user s on s.id = p.recorded_by
				left join staff_user v on v.id = p.voided_by
				left join refund f on f.payment_id = p.id
				left join staff_user g on g.id = f.refunded_by
				where p.receipt_id = :id order by p.recorded_at, p.id, f.refunded_at, f.id""")
			.param("id", id.value())
			.query((row) -> {
				PaymentLine payment = payments.get(row.getObject("id", UUID.class));
				if (payment == null) {
					payment = payment(row, currency);
					payments.put(payment.id().value(), payment);
				}
				UUID refund = row.getObject("refund_id", UUID.class);
				if (refund != null) {
					payment.refunds()
						.add(new RefundLine(new RefundId(refund), money(row, "refund_amount", currency),
								row.getString("refund_reason"), instant(row, "refunded_at"),
								row.getString("refunded_by_name")));
				}
			});
		return List.copyOf(payments.values());
	}

	private static PaymentLine payment(ResultSet row, Currency currency) throws SQLException {
		Money amount = money(row, "amount", currency);
		return new PaymentLine(new PaymentId(row.getObject("id", UUID.class)), Tender.valueOf(row.getString("tender")),
				amount, amount.minus(money(row, "refunded", currency)), instant(row, "received_at"),
				row.getObject("received_on", LocalDate.class), row.getBoolean("backdated"),
				row.getString("recorded_by_name"), row.getString("fiscal_number"), new ArrayList<>(), undone(row));
	}

	private static Head head(ResultSet row, int index) throws SQLException {
		String type = row.getString("visit_type");
		return new Head(new ReceiptId(row.getObject("id", UUID.class)), row.getString("number"),
				ReceiptState.valueOf(row.getString("state")), new PatientId(row.getObject("patient_id", UUID.class)),
				new AppointmentId(row.getObject("appointment_id", UUID.class)),
				(type != null) ? VisitType.valueOf(type) : null, new BranchId(row.getObject("branch_id", UUID.class)),
				row.getString("branch_name"), row.getString("branch_address"), row.getString("branch_phone"),
				instant(row, "occurred_at"), row.getBoolean("backdated"), row.getBoolean("history"),
				row.getString("opened_by_name"),
				new ReceiptTotals(row.getBigDecimal("gross"), row.getBigDecimal("discounts"),
						row.getBigDecimal("money_paid"), row.getBigDecimal("value_paid"),
						row.getBigDecimal("money_refunded"), row.getBigDecimal("value_refunded")),
				row.getBigDecimal("expected_bonus"), row.getString("assessments"),
				row.getBoolean("history") || row.getObject("visit_completed_at") != null,
				optionalInstant(row, "settled_at"), row.getObject("settled_by", UUID.class), undone(row));
	}

	private static @Nullable Undone undone(ResultSet row) throws SQLException {
		Instant at = optionalInstant(row, "voided_at");
		return (at != null) ? new Undone(at, row.getString("void_reason"), row.getString("voided_by_name")) : null;
	}

	private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
		return Money.of(row.getBigDecimal(column), currency);
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
		OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

	/** The row of a receipt. */
	record Head(ReceiptId id, String number, ReceiptState state, PatientId patient, AppointmentId appointment,
			@Nullable VisitType visitType, BranchId branch, String branchName, @Nullable String branchAddress,
			@Nullable String branchPhone, Instant occurredAt, boolean backdated, boolean history, String openedBy,
			ReceiptTotals totals, BigDecimal expectedBonus, String assessments, boolean visitCompleted,
			@Nullable Instant settledAt, @Nullable UUID settledBy, @Nullable Undone voided) {

	}

}
