package dental.cuspid.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Statements of the three balances, and what each number is made of (BASE-7).
 */
@Service
@Transactional
public class StatementService {

	private static final int PAGE = 50;

	private static final String LINES = """
			select t.id, p.seq, t.occurred_at, t.posted_at, t.clinic_day, p.amount, p.balance_after, t.unit,
				t.reason_code, t.reason_args, t.cause_type, t.cause_id, s.username, s.name, t.reverses,
				r.id as reversed_by, a.patient_id, a.kind
			from ledger_account a
			join ledger_posting p on p.account_id = a.id
			join ledger_transaction t on t.id = p.transaction_id
			join staff_user s on s.id = t.staff_id
			left join ledger_transaction r on r.reverses = t.id
			""";

	private final JdbcClient jdbc;

	private final CauseChains causes;

	private final ClinicSettingsService settings;

	private final AuditTrail audit;

	private final MessageSource messages;

	StatementService(JdbcClient jdbc, CauseChains causes, ClinicSettingsService settings, AuditTrail audit,
			MessageSource messages) {
		this.jdbc = jdbc;
		this.causes = causes;
		this.settings = settings;
		this.audit = audit;
		this.messages = messages;
	}

	/**
	 * The entries of an account in the order they were posted, newest first.
	 */
	@Requires(Right.READ_PATIENTS)
	public CursorPage<StatementLine> statement(PatientId patient, AccountKind account, @Nullable String cursor,
			@Nullable Integer limit) {
		this.audit.patientViewed(patient.value(), "ledger");
		return lines(patient, account, cursor, Cursor.limit(limit, PAGE));
	}

	/**
	 * What a balance is made of.
	 * @param cursor where the entries go on, or null for the newest
	 */
	@Requires(Right.READ_PATIENTS)
	public Explanation explain(PatientId patient, AccountKind account, @Nullable String cursor,
			@Nullable Integer limit) {
		this.audit.patientViewed(patient.value(), "ledger explained");
		String unit = account.unit(this.settings.current().currency());
		Quantity balance = this.jdbc
			.sql("select balance, unit from ledger_account where patient_id = :patient and kind = :kind")
			.param("patient", patient.value())
			.param("kind", account.name())
			.query((row, index) -> new Quantity(row.getBigDecimal("balance"), row.getString("unit")))
			.optional()
			.orElseGet(() -> new Quantity(java.math.BigDecimal.ZERO, unit));
		var lines = lines(patient, account, cursor, Cursor.limit(limit, PAGE));
		var chains = this.causes.of(lines.items().stream().map(StatementLine::cause).toList());
		return new Explanation(account, balance, parts(patient, account),
				lines.map((line) -> new Explanation.Entry(line, chains.getOrDefault(line.cause(), List.of()))));
	}

	/**
	 * Whether an account of the patient was moved by anything but these entries and what
	 * reversed them.
	 */
	@Transactional(readOnly = true)
	public boolean movedBesides(PatientId patient, List<EntryId> entries) {
		Set<UUID> known = new HashSet<>();
		entries.forEach((entry) -> known.add(entry.value()));
		List<UUID[]> moved = this.jdbc.sql("""
				select t.id, t.reverses from ledger_account a
				join ledger_posting p on p.account_id = a.id
				join ledger_transaction t on t.id = p.transaction_id
				where a.patient_id = :patient""")
			.param("patient", patient.value())
			.query((row,
					index) -> new UUID[] { row.getObject("id", UUID.class), row.getObject("reverses", UUID.class) })
			.list();
		return moved.stream().anyMatch((row) -> !known.contains(row[0]) && !known.contains(row[1]));
	}

	/**
	 * The corrections made by hand on these days, both included, newest first: a part of
	 * the weekly check.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<Correction> corrections(LocalDate from, LocalDate to) {
		return this.jdbc.sql(LINES
				+ " where a.patient_id is not null and t.cause_type = :correction and t.clinic_day between :from and :to"
				+ " order by t.posted_at desc, t.id desc limit 200")
			.param("correction", LedgerService.CORRECTION)
			.param("from", from)
			.param("to", to)
			.query((row, index) -> new Correction(new PatientId(row.getObject("patient_id", UUID.class)),
					AccountKind.valueOf(row.getString("kind")), line(row, index)))
			.list();
	}

	private CursorPage<StatementLine> lines(PatientId patient, AccountKind account, @Nullable String cursor,
			int limit) {
		List<String> after = Cursor.read(cursor, 1);
		var rows = this.jdbc
			.sql(LINES + " where a.patient_id = :patient and a.kind = :kind and p.seq < :before"
					+ " order by p.seq desc limit :limit")
			.param("patient", patient.value())
			.param("kind", account.name())
			.param("before", after.isEmpty() ? Long.MAX_VALUE : Cursor.key(after.getFirst(), Long::parseLong))
			.param("limit", limit + 1)
			.query(this::line)
			.list();
		return CursorPage.of(rows, limit, (line) -> Cursor.of(line.seq()));
	}

	private List<Explanation.Part> parts(PatientId patient, AccountKind account) {
		return this.jdbc.sql("""
				select c.clinic_account, -sum(c.amount) as total, count(*) as entries, max(c.unit) as unit
				from ledger_account a
				join ledger_posting p on p.account_id = a.id
				join ledger_posting c on c.transaction_id = p.transaction_id and c.account_id is null
				where a.patient_id = :patient and a.kind = :kind
				group by c.clinic_account order by total desc, c.clinic_account""")
			.param("patient", patient.value())
			.param("kind", account.name())
			.query((row, index) -> new Explanation.Part(row.getString("clinic_account"),
					new Quantity(row.getBigDecimal("total"), row.getString("unit")), row.getLong("entries")))
			.list();
	}

	StatementLine line(ResultSet row, int index) throws SQLException {
		String unit = row.getString("unit");
		String[] args = (String[]) row.getArray("reason_args").getArray();
		String code = row.getString("reason_code");
		UUID reverses = row.getObject("reverses", UUID.class);
		UUID reversedBy = row.getObject("reversed_by", UUID.class);
		var posted = row.getObject("posted_at", OffsetDateTime.class).toInstant();
		var zone = this.settings.current().timeZone();
		return new StatementLine(new EntryId(row.getObject("id", UUID.class)), row.getLong("seq"),
				row.getObject("occurred_at", OffsetDateTime.class).toInstant(), posted,
				row.getObject("clinic_day", LocalDate.class).isBefore(posted.atZone(zone).toLocalDate()),
				new Quantity(row.getBigDecimal("amount"), unit), new Quantity(row.getBigDecimal("balance_after"), unit),
				String.valueOf(this.messages.getMessage(code, args, code, LocaleContextHolder.getLocale())),
				new Cause(row.getString("cause_type"), row.getString("cause_id")), row.getString("username"),
				row.getString("name"), (reverses != null) ? new EntryId(reverses) : null,
				(reversedBy != null) ? new EntryId(reversedBy) : null);
	}

	/**
	 * A correction made by hand.
	 */
	public record Correction(PatientId patient, AccountKind account, StatementLine line) {

	}

}
