package dental.cuspid.referrals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Reason;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Phone top-ups of referrers (COUP-9 to COUP-11): paid outside and recorded here with
 * date and proof; no part of the internal account.
 */
@Service
@Transactional
public class TopUpService {

	private static final int PAGE = 50;

	private static final int LONGEST_PROOF = 200;

	private static final String SELECT = "select t.*, " + Briefs.columns("f") + ", " + Briefs.columns("n") + """
			, s.name as staff_name from top_up t join referral r on r.id = t.referral_id
			join patient f on f.id = t.patient_id join patient n on n.id = r.newcomer_id
			join staff_user s on s.id = t.changed_by
			""";

	private final JdbcClient jdbc;

	private final TopUps topUps;

	private final TopUpOrders orders;

	private final ReferralRows rows;

	private final ReferralMessages messages;

	private final ReferralDays days;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final AuditTrail audit;

	TopUpService(JdbcClient jdbc, TopUps topUps, TopUpOrders orders, ReferralRows rows, ReferralMessages messages,
			ReferralDays days, ClinicSettingsService settings, ClinicTime time, AuditTrail audit) {
		this.jdbc = jdbc;
		this.topUps = topUps;
		this.orders = orders;
		this.rows = rows;
		this.messages = messages;
		this.days = days;
		this.settings = settings;
		this.time = time;
		this.audit = audit;
	}

	/**
	 * Records that a top-up was paid; the referrer is told by SMS (COUP-10).
	 * @param sentOn today where null, never before it was due
	 * @param proof for example the number of the transfer
	 */
	@Requires(Right.PAY_TOP_UPS)
	public void sent(TopUpId id, @Nullable LocalDate sentOn, @Nullable String proof) {
		TopUps.Held topUp = held(id);
		if (topUp.state() != TopUpState.DUE && topUp.state() != TopUpState.FAILED) {
			throw new Conflict("referrals.refusal.topUpNotDue");
		}
		takeFromProvider(id);
		LocalDate day = this.days.past(sentOn, "sentOn").day();
		if (day.isBefore(topUp.dueOn())) {
			throw new RuleViolation("referrals.refusal.beforeDue", topUp.dueOn()).at("sentOn");
		}
		String shown = proof(proof);
		this.jdbc
			.sql("update top_up set sent_on = :day, proof = :proof, phone = coalesce(:phone, phone) where id = :id")
			.param("id", id.value())
			.param("day", day)
			.param("proof", shown)
			.param("phone", this.topUps.mobile(topUp.patient()).orElse(null))
			.update();
		this.topUps.move(id, TopUpState.SENT, null);
		this.rows.note(topUp.referral(), topUp.patient(), ReferralEventKind.TOP_UP_SENT, day, topUp.amount(), shown);
		this.messages.announce(topUp.referral(), topUp.patient(), money(topUp.amount()), money(topUp.credit()));
		this.audit.record("topUp.sent", "patient", topUp.patient(), topUp.amount().toPlainString());
	}

	/**
	 * Records that a top-up could not be paid; it can be tried again.
	 */
	@Requires(Right.PAY_TOP_UPS)
	public void failed(TopUpId id, @Nullable String reason) {
		TopUps.Held topUp = held(id);
		if (topUp.state() != TopUpState.DUE) {
			throw new Conflict("referrals.refusal.topUpNotDue");
		}
		takeFromProvider(id);
		String why = Reason.required(reason);
		this.topUps.move(id, TopUpState.FAILED, why);
		this.rows.note(topUp.referral(), topUp.patient(), ReferralEventKind.TOP_UP_FAILED, this.time.today(),
				topUp.amount(), why);
		this.audit.record("topUp.failed", "patient", topUp.patient(), null);
	}

	/**
	 * Records that the money of a top-up that was taken back is here again.
	 */
	@Requires(Right.PAY_TOP_UPS)
	public void recovered(TopUpId id) {
		TopUps.Held topUp = held(id);
		if (topUp.state() != TopUpState.TO_RECOVER) {
			throw new Conflict("referrals.refusal.topUpNotToRecover");
		}
		LocalDate today = this.time.today();
		this.jdbc.sql("update top_up set state = 'RECOVERED', recovered_on = :day where id = :id")
			.param("id", id.value())
			.param("day", today)
			.update();
		this.topUps.move(id, TopUpState.RECOVERED, null);
		this.rows.note(topUp.referral(), topUp.patient(), ReferralEventKind.TOP_UP_RECOVERED, today, topUp.amount(),
				null);
		this.audit.record("topUp.recovered", "patient", topUp.patient(), topUp.amount().toPlainString());
	}

	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public TopUpView get(TopUpId id) {
		return this.jdbc.sql(SELECT + "where t.id = :id")
			.param("id", id.value())
			.query(this::view)
			.optional()
			.orElseThrow(TopUpService::unknown);
	}

	/**
	 * Top-ups, the newest first.
	 * @param state only those, or null for all
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public CursorPage<TopUpView> list(@Nullable TopUpState state, @Nullable String cursor, @Nullable Integer asked) {
		List<String> after = Cursor.read(cursor, 2);
		int limit = Cursor.limit(asked, PAGE);
		var rows = this.jdbc.sql(SELECT + "where " + ((state != null) ? "t.state = :state and " : "") + """
				(t.due_at, t.id) < (:at, :id) order by t.due_at desc, t.id desc limit :limit""")
			.param("state", (state != null) ? state.name() : null)
			.param("at",
					(after.isEmpty() ? Instant.parse("9999-01-01T00:00:00Z") : Cursor.instant(after.getFirst()))
						.atOffset(ZoneOffset.UTC))
			.param("id", after.isEmpty() ? new UUID(-1, -1) : Ids.parse(after.get(1)))
			.param("limit", limit + 1)
			.query((row, index) -> new Row(view(row, index), row.getObject("due_at", OffsetDateTime.class).toInstant()))
			.list();
		return CursorPage.of(rows, limit, (row) -> Cursor.of(row.dueAt(), row.topUp().id())).map(Row::topUp);
	}

	/**
	 * The top-ups of a patient, newest first (COUP-11). The caller notes who looked.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public List<TopUpView> of(PatientId patient) {
		return this.jdbc.sql(SELECT + "where t.patient_id = :patient order by t.due_at desc, t.id desc limit 100")
			.param("patient", patient.value())
			.query(this::view)
			.list();
	}

	/**
	 * What is due together, and how many.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.READ_PATIENTS)
	public Total due() {
		return this.jdbc
			.sql("select count(*) as count, coalesce(sum(amount), 0) as amount from top_up where state = 'DUE'")
			.query((row, index) -> new Total(row.getInt("count"), money(row.getBigDecimal("amount"))))
			.single();
	}

	/** A person decides about a top-up only while the provider cannot be paying it. */
	private void takeFromProvider(TopUpId id) {
		this.orders.drop(id);
		if (this.orders.underWay(id)) {
			throw new Conflict("referrals.refusal.topUpOrdered");
		}
	}

	private TopUps.Held held(TopUpId id) {
		return this.topUps.locked(id).orElseThrow(TopUpService::unknown);
	}

	private static @Nullable String proof(@Nullable String typed) {
		String proof = (typed != null) ? typed.strip() : "";
		if (proof.length() > LONGEST_PROOF) {
			throw new RuleViolation("referrals.refusal.proof", LONGEST_PROOF).at("proof");
		}
		return proof.isEmpty() ? null : proof;
	}

	private Money money(java.math.BigDecimal amount) {
		Currency currency = this.settings.current().currency();
		return Money.of(amount, currency);
	}

	private TopUpView view(ResultSet row, int index) throws SQLException {
		return new TopUpView(new TopUpId(row.getObject("id", UUID.class)),
				new ReferralId(row.getObject("referral_id", UUID.class)), Briefs.read(row, "f"), Briefs.read(row, "n"),
				money(row.getBigDecimal("amount")), row.getString("phone"), TopUpState.valueOf(row.getString("state")),
				row.getObject("due_on", LocalDate.class), row.getObject("sent_on", LocalDate.class),
				row.getString("proof"), row.getString("failure"), row.getObject("recovered_on", LocalDate.class),
				row.getString("staff_name"));
	}

	private static NotFound unknown() {
		return new NotFound("referrals.refusal.unknownTopUp");
	}

	/**
	 * Several together.
	 */
	public record Total(int count, Money amount) {

	}

	private record Row(TopUpView topUp, Instant dueAt) {

	}

}
