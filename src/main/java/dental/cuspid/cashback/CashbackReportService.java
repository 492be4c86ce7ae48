package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts bonus: accrued, redeemed, lapsed, outstanding by month, by rule and by service,
 * each figure with the movements behind it (BASE-10).
 */
@Service
@Transactional(readOnly = true)
public class CashbackReportService {

	private static final int PAGE = 50;

	/** What a movement of a bonus account is. */
	private static final String KIND = """
			case when t.cause_type = 'BONUS_LAPSED' then 'LAPSED'
				when c.clinic_account = 'REDEEMED' then 'REDEEMED'
				when c.clinic_account = 'CASHBACK' and p.amount > 0 then 'ACCRUED'
				when c.clinic_account = 'CASHBACK' then 'TAKEN_BACK' else 'OTHER' end""";

	private static final String MOVES = """
			from ledger_transaction t
			join ledger_posting p on p.transaction_id = t.id and p.account_id is not null
			join ledger_posting c on c.transaction_id = t.id and c.account_id is null
			""";

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	CashbackReportService(JdbcClient jdbc, ClinicSettingsService settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	/**
	 * The report of a period, both months included.
	 */
	@Requires(Right.READ_REPORTS)
	public CashbackReport of(YearMonth from, YearMonth to) {
		Currency currency = currency();
		LocalDate first = from.atDay(1);
		LocalDate last = to.atEndOfMonth();
		return new CashbackReport(months(from, to, currency), rules(first, last, currency),
				services(first, last, currency), discounts(first, last, currency));
	}

	/**
	 * The movements behind a figure of a month.
	 */
	@Requires({ Right.READ_REPORTS, Right.READ_PATIENTS })
	public CursorPage<CashbackReport.Row> rows(YearMonth month, CashbackReport.Kind kind, @Nullable String cursor) {
		List<String> after = Cursor.read(cursor, 1);
		Currency currency = currency();
		record Keyed(UUID id, CashbackReport.Row row) {
		}
		List<Keyed> rows = this.jdbc.sql("""
				select t.id, a.patient_id, t.clinic_day, p.amount, r.id as receipt_id, r.number,
					coalesce(nullif(concat_ws(', ', nullif(s.last_name, ''), nullif(s.first_name, '')), ''),
						s.card_number, '') as patient_name
				""" + MOVES + """
				join ledger_account a on a.id = p.account_id
				join patient s on s.id = a.patient_id
				left join cashback_accrual own on own.entry_id = t.id
				left join cashback_accrual_entry e on e.entry_id = t.id
				left join cashback_accrual target on target.id = e.accrual_id
				left join payment paid on paid.id = case when t.cause_type = 'PAYMENT'
					then cast(t.cause_id as uuid) end
				left join receipt r on r.id = coalesce(own.receipt_id, target.receipt_id, paid.receipt_id)
				where t.account_kind = 'BONUS' and t.clinic_day between :first and :last and
				""" + KIND + """
				= :kind and t.id > :after order by t.id limit :limit""")
			.param("first", month.atDay(1))
			.param("last", month.atEndOfMonth())
			.param("kind", kind.name())
			.param("after", after.isEmpty() ? new UUID(0, 0) : Ids.parse(after.getFirst()))
			.param("limit", PAGE + 1)
			.query((row, index) -> new Keyed(row.getObject("id", UUID.class),
					new CashbackReport.Row(row.getObject("patient_id", UUID.class), row.getString("patient_name"),
							row.getObject("clinic_day", LocalDate.class), money(row, "amount", currency),
							row.getObject("receipt_id", UUID.class), row.getString("number"))))
			.list();
		return CursorPage.of(rows, PAGE, (row) -> Cursor.of(row.id())).map(Keyed::row);
	}

	private List<CashbackReport.Month> months(YearMonth from, YearMonth to, Currency currency) {
		var sums = new HashMap<YearMonth, CashbackReport.Month>();
		BigDecimal before = this.jdbc
			.sql("select coalesce(sum(p.amount), 0) " + MOVES
					+ " where t.account_kind = 'BONUS' and t.clinic_day < :first")
			.param("first", from.atDay(1))
			.query(BigDecimal.class)
			.single();
		Money none = Money.zero(currency);
		this.jdbc
			.sql("select month, " + sum("ACCRUED") + ", " + sum("TAKEN_BACK") + ", " + sum("REDEEMED") + ", "
					+ sum("LAPSED") + ", " + sum("OTHER") + """
							 from (select cast(date_trunc('month', t.clinic_day) as date) as month, p.amount,
							""" + KIND + " as kind " + MOVES + """
							where t.account_kind = 'BONUS' and t.clinic_day between :first and :last) moves
							group by month order by month""")
			.param("first", from.atDay(1))
			.param("last", to.atEndOfMonth())
			.query((row) -> {
				YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
				sums.put(month,
						new CashbackReport.Month(month, money(row, "accrued", currency),
								money(row, "taken_back", currency), money(row, "redeemed", currency),
								money(row, "lapsed", currency), money(row, "other", currency), none));
			});
		var months = new ArrayList<CashbackReport.Month>();
		Money outstanding = Money.of(before, currency);
		for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
			CashbackReport.Month one = sums.getOrDefault(month,
					new CashbackReport.Month(month, none, none, none, none, none, none));
			outstanding = outstanding.plus(one.accrued())
				.plus(one.takenBack())
				.plus(one.redeemed())
				.plus(one.lapsed())
				.plus(one.other());
			months.add(new CashbackReport.Month(month, one.accrued(), one.takenBack(), one.redeemed(), one.lapsed(),
					one.other(), outstanding));
		}
		return months.reversed();
	}

	private List<CashbackReport.ByRule> rules(LocalDate first, LocalDate last, Currency currency) {
		return this.jdbc.sql("""
				select rule, name, version, count(distinct receipt_id) as receipts, sum(amount) as amount from (
					select c.receipt_id, cast(part ->> 'rule' as uuid) as rule,
						case when part ->> 'rule' is null then '' else part ->> 'name' end as name,
						cast(part ->> 'version' as int) as version,
						cast(split_part(part ->> 'amount', ' ', 1) as numeric) as amount
					from cashback_accrual c join ledger_transaction t on t.id = c.entry_id
					cross join jsonb_array_elements(c.parts) part
					where c.reversed_at is null and t.clinic_day between :first and :last) parts
				where amount > 0 group by rule, name, version order by amount desc""")
			.param("first", first)
			.param("last", last)
			.query((row, index) -> new CashbackReport.ByRule(row.getObject("rule", UUID.class), row.getString("name"),
					row.getInt("version"), row.getLong("receipts"), money(row, "amount", currency)))
			.list();
	}

	/** What the rates gave stands in the parts; what rules gave is spread by amount. */
	private List<CashbackReport.ByService> services(LocalDate first, LocalDate last, Currency currency) {
		return this.jdbc.sql("""
				with given as (select c.id, c.receipt_id, c.parts, c.amount, (c.parts -> 0 ->> 'rule') is null as rates
					from cashback_accrual c join ledger_transaction t on t.id = c.entry_id
					where c.reversed_at is null and t.clinic_day between :first and :last),
				shares as (
					select l.service_code as code, l.service_name as name,
						case when g.rates then l.part
							else g.amount * l.amount / nullif(sum(l.amount) over (partition by g.id), 0) end as amount
					from given g join lateral (
						select r.service_code, r.service_name, r.amount, cast(split_part(p.part ->> 'amount', ' ', 1)
							as numeric) as part
						from (select * from receipt_line where receipt_id = g.receipt_id) r
						left join jsonb_array_elements(g.parts) with ordinality p (part, place)
							on g.rates and r.cashback_type <> 'NONE' and p.place = (select count(*) from receipt_line b
								where b.receipt_id = g.receipt_id and b.cashback_type <> 'NONE'
									and b.position <= r.position)) l on true)
				select code, name, sum(amount) as amount from shares where amount > 0
				group by code, name order by amount desc""")
			.param("first", first)
			.param("last", last)
			.query((row, index) -> new CashbackReport.ByService(row.getString("code"), row.getString("name"),
					Money.rounded(row.getBigDecimal("amount"), currency)))
			.list();
	}

	private Money discounts(LocalDate first, LocalDate last, Currency currency) {
		return Money.of(this.jdbc.sql("""
				select coalesce(sum(d.amount), 0) from receipt_discount d join receipt r on r.id = d.receipt_id
				where d.program = 'cashback' and r.state not in ('VOID', 'OPEN')
					and r.occurred_on between :first and :last""")
			.param("first", first)
			.param("last", last)
			.query(BigDecimal.class)
			.single(), currency);
	}

	private static String sum(String kind) {
		return "coalesce(sum(amount) filter (where kind = '" + kind + "'), 0) as " + kind;
	}

	private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
		return Money.of(row.getBigDecimal(column), currency);
	}

	private Currency currency() {
		return this.settings.current().currency();
	}

}
