package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.DayAppointment;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists of receipts: who still has to pay, and what was written today.
 */
@Service
@Transactional(readOnly = true)
public class ReceiptList {

	private static final int USUAL = 50;

	private static final String SELECT = """
			select r.id, r.number, r.state, r.patient_id, b.name as branch, r.occurred_at, r.occurred_on,
				r.gross - r.discounts as charged, r.money_paid + r.value_paid as paid,
				(select string_agg(l.service_name, ', ' order by l.position) from receipt_line l where l.receipt_id = r.id) as services
			from receipt r join branch b on b.id = r.branch_id
			""";

	private final JdbcClient jdbc;

	private final PatientService patients;

	private final AppointmentService appointments;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	ReceiptList(JdbcClient jdbc, PatientService patients, AppointmentService appointments,
			ClinicSettingsService settings, ClinicTime time) {
		this.jdbc = jdbc;
		this.appointments = appointments;
		this.patients = patients;
		this.settings = settings;
		this.time = time;
	}

	/**
	 * Receipts with something due, the oldest first.
	 * @param branch code of the branch to look at, null for all
	 */
	@Requires(Right.READ_PATIENTS)
	public CursorPage<ReceiptRow> unpaid(@Nullable String branch, @Nullable String cursor, @Nullable Integer asked) {
		int limit = Cursor.limit(asked, USUAL);
		List<String> after = Cursor.read(cursor, 2);
		Instant at = after.isEmpty() ? Instant.EPOCH : Cursor.instant(after.get(0));
		UUID id = after.isEmpty() ? new UUID(0, 0) : Cursor.key(after.get(1), UUID::fromString);
		List<Raw> rows = this.jdbc.sql(SELECT + """
				where r.state in ('OPEN', 'PART_PAID') and (r.occurred_at, r.id) > (:at, :id)
					and (:branch = '' or b.code = :branch)
				order by r.occurred_at, r.id limit :limit""")
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("id", id)
			.param("branch", (branch != null) ? branch : "")
			.param("limit", limit + 1)
			.query(this::raw)
			.list();
		CursorPage<Raw> page = CursorPage.of(rows, limit, (row) -> Cursor.of(row.occurredAt(), row.id()));
		return new CursorPage<>(named(page.items()), page.nextCursor());
	}

	/**
	 * How many receipts have something due, and how much in all.
	 * @param branch code of the branch to look at, null for all
	 */
	@Requires(Right.READ_PATIENTS)
	public Total unpaidTotal(@Nullable String branch) {
		Currency currency = this.settings.current().currency();
		return this.jdbc.sql("""
				select count(*) as receipts,
					coalesce(sum(r.gross - r.discounts - r.money_paid - r.value_paid), 0) as due
				from receipt r join branch b on b.id = r.branch_id
				where r.state in ('OPEN', 'PART_PAID') and (:branch = '' or b.code = :branch)""")
			.param("branch", (branch != null) ? branch : "")
			.query((row, index) -> new Total(row.getInt("receipts"), Money.of(row.getBigDecimal("due"), currency)))
			.single();
	}

	/**
	 * Receipts of a day, the newest first.
	 */
	@Requires(Right.READ_PATIENTS)
	public CursorPage<ReceiptRow> ofDay(LocalDate day, @Nullable String branch, @Nullable String cursor,
			@Nullable Integer asked) {
		int limit = Cursor.limit(asked, USUAL);
		List<String> after = Cursor.read(cursor, 1);
		UUID id = after.isEmpty() ? new UUID(-1, -1) : Cursor.key(after.getFirst(), UUID::fromString);
		List<Raw> rows = this.jdbc.sql(SELECT + """
				where r.occurred_on = :day and r.id < :id and (:branch = '' or b.code = :branch)
				order by r.id desc limit :limit""")
			.param("day", day)
			.param("id", id)
			.param("branch", (branch != null) ? branch : "")
			.param("limit", limit + 1)
			.query(this::raw)
			.list();
		CursorPage<Raw> page = CursorPage.of(rows, limit, (row) -> Cursor.of(row.id()));
		return new CursorPage<>(named(page.items()), page.nextCursor());
	}

	/**
	 * Receipts of a patient, the newest visit first; at most 200.
	 */
	@Requires(Right.READ_PATIENTS)
	public List<ReceiptRow> of(PatientId patient) {
		return named(this.jdbc.sql(SELECT + """
				where r.patient_id = :patient order by r.occurred_at desc, r.id desc limit 200""")
			.param("patient", patient.value())
			.query(this::raw)
			.list());
	}

	/**
	 * Who is here today and has no receipt yet, in the order they came.
	 */
	@Requires(Right.READ_PATIENTS)
	public List<DayAppointment> hereWithoutReceipt(@Nullable BranchId branch) {
		List<DayAppointment> here = this.appointments.day(this.time.today(), branch)
			.stream()
			.filter((visit) -> visit.state() == AppointmentState.ARRIVED)
			.toList();
		if (here.isEmpty()) {
			return here;
		}
		Set<UUID> written = this.jdbc
			.sql("select appointment_id from receipt where state <> 'VOID' and appointment_id in (:ids)")
			.param("ids", here.stream().map((visit) -> visit.id().value()).toList())
			.query(UUID.class)
			.set();
		return here.stream().filter((visit) -> !written.contains(visit.id().value())).toList();
	}

	private List<ReceiptRow> named(List<Raw> rows) {
		if (rows.isEmpty()) {
			return List.of();
		}
		Map<PatientId, PatientBrief> briefs = this.patients.briefs(rows.stream().map(Raw::patient).distinct().toList());
		Currency currency = this.settings.current().currency();
		return rows.stream()
			.map((row) -> new ReceiptRow(new ReceiptId(row.id()), row.number(), row.state(), briefs.get(row.patient()),
					row.branch(), row.occurredAt(), row.occurredOn(), row.services(), Money.of(row.charged(), currency),
					Money.of(row.paid(), currency), Money.of(row.charged().subtract(row.paid()), currency)))
			.toList();
	}

	private Raw raw(ResultSet row, int index) throws SQLException {
		String services = row.getString("services");
		return new Raw(row.getObject("id", UUID.class), row.getString("number"),
				ReceiptState.valueOf(row.getString("state")), new PatientId(row.getObject("patient_id", UUID.class)),
				row.getString("branch"), row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
				row.getObject("occurred_on", LocalDate.class), (services != null) ? services : "",
				row.getBigDecimal("charged"), row.getBigDecimal("paid"));
	}

	/**
	 * Receipts taken together.
	 */
	public record Total(int count, Money due) {

	}

	private record Raw(UUID id, String number, ReceiptState state, PatientId patient, String branch, Instant occurredAt,
			LocalDate occurredOn, String services, BigDecimal charged, BigDecimal paid) {

	}

}
