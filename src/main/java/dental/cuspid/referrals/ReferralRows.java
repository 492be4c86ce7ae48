package dental.cuspid.referrals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads and writes referrals and what happened to them.
 */
@Repository
class ReferralRows {

	private static final String SELECT = "select r.*, " + Briefs.columns("n") + ", " + Briefs.columns("f") + """
			, s.name as staff_name, c.number as receipt_number, t.state as top_up_state,
				(select count(*) from referral o where o.coupon_batch_id = r.coupon_batch_id and o.state <> 'REFUSED'
					and (o.recorded_at, o.id) <= (r.recorded_at, r.id)) > b.coupons as crowded
			from referral r join patient n on n.id = r.newcomer_id join patient f on f.id = r.referrer_id
			join staff_user s on s.id = r.recorded_by left join coupon_batch b on b.id = r.coupon_batch_id
			left join receipt c on c.id = r.receipt_id
			left join lateral (select state from top_up where referral_id = r.id
				order by due_at desc, id desc limit 1) t on true
			""";

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	ReferralRows(JdbcClient jdbc, ClinicSettingsService settings, ClinicTime time, CurrentStaff current) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.time = time;
		this.current = current;
	}

	/** Lets one person at a time change who recommended whom. */
	void holdTree() {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('referral_tree'))")
			.query((row, index) -> Boolean.TRUE)
			.single();
	}

	/** Whether a person stands above another one in the tree of referrals. */
	boolean isAbove(PatientId person, PatientId below, @Nullable ReferralId except) {
		return this.jdbc.sql("""
				with recursive above (person) as (
					select cast(:below as uuid)
					union
					select r.referrer_id from referral r join above on r.newcomer_id = above.person
					where r.state <> 'REFUSED' and r.id is distinct from :except
				)
				select exists (select from above where person = :person)""")
			.param("below", below.value())
			.param("person", person.value())
			.param("except", (except != null) ? except.value() : null, Types.OTHER)
			.query(Boolean.class)
			.single();
	}

	void add(ReferralId id, RecordReferral asked, PatientId referrer, Optional<CouponBatchView> batch,
			ReferralDays.Day day, Set<ReferralMark> marks, @Nullable String reason, Instant at) {
		this.jdbc
			.sql("""
					insert into referral (id, newcomer_id, referrer_id, coupon_batch_id, coupon_valid, presented_on, backdated,
						state, marks, reason, recorded_at, recorded_by, credits, version)
					values (:id, :newcomer, :referrer, :batch, :valid, :on, :backdated, 'WAITING_FOR_PAYMENT', :marks, :reason,
						:at, :by, 0, 0)""")
			.param("id", id.value())
			.param("newcomer", asked.newcomer().value())
			.param("referrer", referrer.value())
			.param("batch", batch.map((one) -> one.id().value()).orElse(null), Types.OTHER)
			.param("valid", !marks.contains(ReferralMark.NO_VALID_COUPON))
			.param("on", day.day())
			.param("backdated", day.backdated())
			.param("marks", names(marks))
			.param("reason", reason)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.update();
	}

	void changeReferrer(ReferralId id, PatientId referrer, Optional<CouponBatchView> batch, Set<ReferralMark> marks,
			@Nullable String reason) {
		this.jdbc.sql("""
				update referral set referrer_id = :referrer, coupon_batch_id = :batch, coupon_valid = :valid,
					marks = :marks, reason = :reason, version = version + 1
				where id = :id""")
			.param("id", id.value())
			.param("referrer", referrer.value())
			.param("batch", batch.map((one) -> one.id().value()).orElse(null), Types.OTHER)
			.param("valid", !marks.contains(ReferralMark.NO_VALID_COUPON))
			.param("marks", names(marks))
			.param("reason", reason)
			.update();
	}

	void give(ReferralId id, String gift, LocalDate day) {
		this.jdbc.sql("update referral set gift = :gift, gift_on = :day, version = version + 1 where id = :id")
			.param("id", id.value())
			.param("gift", gift)
			.param("day", day)
			.update();
	}

	void refuse(ReferralId id) {
		this.jdbc.sql("update referral set state = 'REFUSED', version = version + 1 where id = :id")
			.param("id", id.value())
			.update();
	}

	/** Notes what happened, for good. */
	void note(ReferralId id, PatientId referrer, ReferralEventKind kind, LocalDate day, @Nullable BigDecimal amount,
			@Nullable String details) {
		this.jdbc
			.sql("""
					insert into referral_event (id, referral_id, kind, clinic_day, at, staff_id, referrer_id, amount, details)
					values (:event, :referral, :kind, :day, :at, :by, :referrer, :amount, :details)""")
			.param("event", Ids.next())
			.param("referral", id.value())
			.param("kind", kind.name())
			.param("day", day)
			.param("at", this.time.now().atOffset(ZoneOffset.UTC))
			.param("by", this.current.actor().id().value())
			.param("referrer", referrer.value())
			.param("amount", amount)
			.param("details", details)
			.update();
	}

	Optional<ReferralView> find(ReferralId id) {
		return list("r.id = :id", "limit 1", Map.of("id", id.value())).stream().findFirst();
	}

	/** A referral, held until the end of the transaction. */
	Optional<ReferralView> locked(ReferralId id) {
		this.jdbc.sql("select id from referral where id = :id for update")
			.param("id", id.value())
			.query((row, index) -> index)
			.list();
		return find(id);
	}

	List<ReferralView> list(String where, String rest, Map<String, ?> values) {
		return this.jdbc.sql(SELECT + "where " + where + " order by r.recorded_at desc, r.id desc " + rest)
			.params(values)
			.query(this::view)
			.list();
	}

	List<ReferralEventView> events(ReferralId id) {
		Currency currency = this.settings.current().currency();
		return this.jdbc.sql("select e.*, s.name as staff_name, " + Briefs.columns("f") + """
				 from referral_event e join patient f on f.id = e.referrer_id join staff_user s on s.id = e.staff_id
				where e.referral_id = :id order by e.at, e.id""").param("id", id.value()).query((row, index) -> {
			BigDecimal amount = row.getBigDecimal("amount");
			return new ReferralEventView(ReferralEventKind.valueOf(row.getString("kind")),
					row.getObject("clinic_day", LocalDate.class), row.getObject("at", OffsetDateTime.class).toInstant(),
					Briefs.read(row, "f"), (amount != null) ? Money.of(amount, currency) : null,
					row.getString("details"), row.getString("staff_name"));
		}).list();
	}

	private ReferralView view(ResultSet row, int index) throws SQLException {
		UUID batch = row.getObject("coupon_batch_id", UUID.class);
		String topUp = row.getString("top_up_state");
		var marks = EnumSet.noneOf(ReferralMark.class);
		Arrays.stream((String[]) row.getArray("marks").getArray()).map(ReferralMark::valueOf).forEach(marks::add);
		return new ReferralView(new ReferralId(row.getObject("id", UUID.class)), Briefs.read(row, "n"),
				Briefs.read(row, "f"), (batch != null) ? new CouponBatchId(batch) : null,
				row.getBoolean("coupon_valid"), row.getObject("presented_on", LocalDate.class),
				row.getBoolean("backdated"), ReferralState.valueOf(row.getString("state")), marks,
				row.getString("reason"), row.getString("gift"), row.getBoolean("crowded"),
				row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("staff_name"),
				credit(row), row.getObject("reversed_on", LocalDate.class),
				(topUp != null) ? TopUpState.valueOf(topUp) : null);
	}

	private ReferralView.@Nullable Credit credit(ResultSet row) throws SQLException {
		String mode = row.getString("mode");
		if (mode == null) {
			return null;
		}
		Currency currency = this.settings.current().currency();
		return new ReferralView.Credit(row.getString("receipt_id"), row.getString("receipt_number"),
				row.getObject("credited_on", LocalDate.class), ReferralMode.valueOf(mode),
				Money.of(row.getBigDecimal("internal_credit"), currency),
				Money.of(row.getBigDecimal("phone_top_up"), currency));
	}

	private static String[] names(Set<ReferralMark> marks) {
		return marks.stream().sorted().map(ReferralMark::name).toArray(String[]::new);
	}

}
