package dental.cuspid.referrals;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.patients.PatientBrief;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what happened in a week from the rows themselves: coupons, events of referrals,
 * and every movement of the internal accounts. A credit is told by its ledger entry where
 * it has one, else by its event.
 */
@Repository
class WeekFacts {

	private static final String ROWS = """
			select 'coupons:' || b.id as key, 'COUPONS' as kind, b.issued_on as day, b.issued_at as at,
				b.patient_id as patient, cast(null as uuid) as other, b.coupons as coupons, cast(null as numeric) as amount,
				cast(null as text) as account, cast(null as text) as reason, cast('{}' as text[]) as reason_args,
				cast(null as text) as details, b.issued_by as by, b.backdated, cast('{}' as text[]) as marks
			from coupon_batch b where b.issued_on between :from and :to
			union all
			select 'event:' || e.id, e.kind, e.clinic_day, e.at, e.referrer_id, r.newcomer_id, null, e.amount, null, null,
				'{}', e.details, e.staff_id, r.backdated and e.kind = 'PRESENTED',
				case when e.kind = 'PRESENTED' then r.marks else '{}' end
			from referral_event e join referral r on r.id = e.referral_id
			where e.clinic_day between :from and :to and not (e.kind in ('CREDITED', 'REVERSED') and exists (
				select from ledger_transaction t left join ledger_transaction o on o.id = t.reverses
				where t.clinic_day = e.clinic_day and t.account_kind = 'INTERNAL'
					and coalesce(o.cause_type, t.cause_type) = 'REFERRAL'
					and coalesce(o.cause_id, t.cause_id) = cast(r.id as text)
					and (t.reverses is null) = (e.kind = 'CREDITED')))
			union all
			select 'entry:' || t.id, case
					when coalesce(o.cause_type, t.cause_type) = 'CORRECTION' then 'CORRECTION'
					when o.cause_type = 'REFERRAL' then 'REVERSED'
					when t.cause_type = 'REFERRAL' then 'CREDITED'
					when coalesce(o.cause_type, t.cause_type) in ('OPENING', 'IMPORT') then 'OPENING'
					when t.cause_type = 'PAYMENT' and t.reverses is null then 'DEBIT'
					when t.cause_type in ('PAYMENT', 'REFUND', 'PAYMENT_VOID') then 'GIVEN_BACK'
					else 'OTHER' end,
				t.clinic_day, t.posted_at, a.patient_id, r.newcomer_id, null, p.amount, t.account_kind, t.reason_code,
				t.reason_args, null, t.staff_id, t.clinic_day < (t.posted_at at time zone :zone)::date, '{}'
			from ledger_transaction t
			join ledger_posting p on p.transaction_id = t.id and p.account_id is not null
			join ledger_account a on a.id = p.account_id
			left join ledger_transaction o on o.id = t.reverses
			left join referral r on r.id = case when coalesce(o.cause_type, t.cause_type) = 'REFERRAL'
				then cast(coalesce(o.cause_id, t.cause_id) as uuid) end
			where t.clinic_day between :from and :to and (t.account_kind = 'INTERNAL'
				or t.account_kind = 'BONUS' and coalesce(o.cause_type, t.cause_type) = 'CORRECTION')""";

	private static final String NAMED = "select w.*, s.name as staff_name, " + Briefs.columns("f") + ", "
			+ Briefs.columns("n") + " from (" + ROWS + """
					) w join staff_user s on s.id = w.by left join patient f on f.id = w.patient
					left join patient n on n.id = w.other order by w.day, w.at, w.key""";

	private static final String WEEKS = """
			select d.week, count(*) as entries, s.week is not null as sealed,
				(select count(*) from referral_week_check c where c.week = d.week) as checked
			from (select to_char(day, 'IYYY"-W"IW') as week from (""" + ROWS + """
			) w) d left join referral_week_seal s on s.week = d.week
			group by d.week, s.week order by d.week desc""";

	private final JdbcClient jdbc;

	WeekFacts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Live> of(IsoWeek week, String zone) {
		return this.jdbc.sql(NAMED)
			.param("from", week.from())
			.param("to", week.to())
			.param("zone", zone)
			.query(WeekFacts::live)
			.list();
	}

	/** The weeks of some time in which something happened, newest first. */
	List<Busy> weeks(LocalDate from, LocalDate to, String zone) {
		return this.jdbc.sql(WEEKS)
			.param("from", from)
			.param("to", to)
			.param("zone", zone)
			.query((row, index) -> new Busy(IsoWeek.parse(row.getString("week")), row.getInt("entries"),
					row.getInt("checked"), row.getBoolean("sealed")))
			.list();
	}

	private static Live live(ResultSet row, int index) throws SQLException {
		UUID patient = row.getObject("patient", UUID.class);
		UUID other = row.getObject("other", UUID.class);
		var fact = new WeekFact(row.getString("key"), WeekRowKind.valueOf(row.getString("kind")),
				row.getObject("day", LocalDate.class), row.getObject("at", OffsetDateTime.class).toInstant(), patient,
				other, row.getObject("coupons", Integer.class), amount(row), row.getString("account"),
				row.getString("reason"), texts(row.getArray("reason_args")), row.getString("details"),
				row.getObject("by", UUID.class));
		var marks = EnumSet.noneOf(ReferralMark.class);
		texts(row.getArray("marks")).forEach((mark) -> marks.add(ReferralMark.valueOf(mark)));
		return new Live(fact, (patient != null) ? Briefs.read(row, "f") : null,
				(other != null) ? Briefs.read(row, "n") : null, row.getString("staff_name"), marks,
				row.getBoolean("backdated"));
	}

	private static @Nullable BigDecimal amount(ResultSet row) throws SQLException {
		return row.getBigDecimal("amount");
	}

	private static List<String> texts(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

	/**
	 * A fact with what is shown beside it and may change.
	 */
	record Live(WeekFact fact, @Nullable PatientBrief patient, @Nullable PatientBrief other, String by,
			Set<ReferralMark> marks, boolean backdated) {

	}

	/**
	 * A week in which something happened.
	 */
	record Busy(IsoWeek week, int rows, int checked, boolean sealed) {

	}

}
