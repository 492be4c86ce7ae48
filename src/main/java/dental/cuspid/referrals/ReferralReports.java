package dental.cuspid.referrals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures of recommendations (BASE-10): who recommends, what it brings and costs,
 * what is owed, how coupons are used. Revenue is money paid minus money given back.
 */
@Service
@Transactional(readOnly = true)
public class ReferralReports {

	private static final int MOST = 500;

	/** Money paid by a person, whenever. */
	private static final String REVENUE = """
			(select coalesce(sum(c.money_paid - c.money_refunded), 0) from receipt c
				where c.patient_id = r.newcomer_id and c.state <> 'VOID')""";

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	ReferralReports(JdbcClient jdbc, ClinicSettingsService settings) {
		this.jdbc = jdbc;
		this.settings = settings;
	}

	/**
	 * Who recommended people who were presented in some time, those who brought most
	 * first.
	 */
	@Requires(Right.READ_REPORTS)
	public List<Recommender> recommenders(LocalDate from, LocalDate to) {
		return this.jdbc.sql("select g.*, " + Briefs.columns("f") + " " + """
				from (select r.referrer_id, count(*) as newcomers,
						count(*) filter (where r.state = 'CREDITED') as credited,
						coalesce(sum(r.internal_credit) filter (where r.state = 'CREDITED'), 0) as credit,
						coalesce(sum(r.phone_top_up) filter (where r.state = 'CREDITED'), 0) as top_ups,
						sum(""" + REVENUE + """
				) as revenue
					from referral r where r.presented_on between :from and :to and r.state <> 'REFUSED'
					group by r.referrer_id) g
				join patient f on f.id = g.referrer_id
				order by g.revenue desc, g.newcomers desc, f.id limit :most""")
			.param("from", from)
			.param("to", to)
			.param("most", MOST)
			.query((row, index) -> new Recommender(Briefs.read(row, "f"), row.getInt("newcomers"),
					row.getInt("credited"), money(row, "revenue"),
					money(row.getBigDecimal("credit").add(row.getBigDecimal("top_ups")))))
			.list();
	}

	/**
	 * The people one patient brought, directly and over others, from top to bottom.
	 * @param root where to begin, or null for everyone nobody recommended
	 */
	@Requires(Right.READ_REPORTS)
	public List<Branch> tree(@Nullable UUID root) {
		return this.jdbc
			.sql("""
					with recursive tree (person, depth, path, state) as (
						select p.id, 0, array[p.id], cast(null as text) from patient p where p.id in (
							select r.referrer_id from referral r where r.state <> 'REFUSED'
								and (cast(:root as uuid) is null or r.referrer_id = :root))
							and (cast(:root as uuid) is not null or not exists (select from referral r
								where r.newcomer_id = p.id and r.state <> 'REFUSED'))
						union all
						select r.newcomer_id, t.depth + 1, t.path || r.newcomer_id, r.state
						from tree t join referral r on r.referrer_id = t.person and r.state <> 'REFUSED'
						where t.depth < 20),
					paid as (select t.*, (select coalesce(sum(c.money_paid - c.money_refunded), 0) from receipt c
						where c.patient_id = t.person and c.state <> 'VOID') as revenue from tree t)
					select one.depth, one.revenue, one.state, (select coalesce(sum(below.revenue), 0) from paid below
						where one.person = any (below.path) and below.depth > one.depth) as brought,
					""" + Briefs.columns("f")
					+ " from paid one join patient f on f.id = one.person order by one.path limit :most")
			.param("root", root, java.sql.Types.OTHER)
			.param("most", MOST)
			.query((row, index) -> new Branch(Briefs.read(row, "f"), row.getInt("depth"), state(row),
					money(row, "revenue"), money(row, "brought")))
			.list();
	}

	/**
	 * What recommendations cost and brought, by the month in which they were credited.
	 */
	@Requires(Right.READ_REPORTS)
	public List<Month> costs(LocalDate from, LocalDate to) {
		return this.jdbc.sql("""
				select to_char(r.credited_on, 'YYYY-MM') as month, count(*) as newcomers,
					sum(r.internal_credit) as credit, sum(r.phone_top_up) as top_ups,
					count(r.gift) as gifts, sum(""" + REVENUE + """
				) as revenue
				from referral r where r.state = 'CREDITED' and r.credited_on between :from and :to
				group by 1 order by 1""")
			.param("from", from)
			.param("to", to)
			.query((row, index) -> new Month(YearMonth.parse(row.getString("month")), row.getInt("newcomers"),
					money(row, "credit"), money(row, "top_ups"), row.getInt("gifts"), money(row, "revenue")))
			.list();
	}

	/**
	 * What the clinic owes for recommendations: internal accounts that are not zero, and
	 * top-ups that are due or to recover.
	 */
	@Requires(Right.READ_REPORTS)
	public Liability liability() {
		List<Owed> accounts = this.jdbc.sql("select a.balance, " + Briefs.columns("f") + """
				 from ledger_account a join patient f on f.id = a.patient_id
				where a.kind = 'INTERNAL' and a.balance <> 0 order by a.balance desc, f.id limit :most""")
			.param("most", MOST)
			.query((row, index) -> new Owed(Briefs.read(row, "f"), money(row, "balance")))
			.list();
		List<Owing> topUps = this.jdbc.sql("""
				select state, count(*) as number, sum(amount) as amount from top_up
				where state in ('DUE', 'FAILED', 'TO_RECOVER') group by state order by state""")
			.query((row, index) -> new Owing(TopUpState.valueOf(row.getString("state")), row.getInt("number"),
					money(row, "amount")))
			.list();
		Money total = this.jdbc.sql("""
				select coalesce(sum(balance), 0) as balance from ledger_account where kind = 'INTERNAL'""")
			.query((row, index) -> money(row, "balance"))
			.single();
		return new Liability(accounts, topUps, total);
	}

	/**
	 * Coupons handed out, and newcomers who came with valid ones, by month.
	 */
	@Requires(Right.READ_REPORTS)
	public List<Use> coupons(LocalDate from, LocalDate to) {
		return this.jdbc.sql("""
				select month, sum(issued) as issued, sum(presented) as presented, sum(credited) as credited from (
					select to_char(issued_on, 'YYYY-MM') as month, sum(coupons) as issued, 0 as presented, 0 as credited
					from coupon_batch where issued_on between :from and :to group by 1
					union all
					select to_char(presented_on, 'YYYY-MM'), 0, count(*), count(*) filter (where state = 'CREDITED')
					from referral where presented_on between :from and :to and state <> 'REFUSED' and coupon_valid
					group by 1) month
				group by month order by month""")
			.param("from", from)
			.param("to", to)
			.query((row, index) -> new Use(YearMonth.parse(row.getString("month")), row.getInt("issued"),
					row.getInt("presented"), row.getInt("credited")))
			.list();
	}

	/**
	 * The recommendations behind a figure, the newest first.
	 * @param referrer only this patient's, or null for all
	 * @param month only those credited in it, or null
	 */
	@Requires(Right.READ_REPORTS)
	public List<Row> rows(@Nullable UUID referrer, @Nullable YearMonth month, LocalDate from, LocalDate to) {
		return this.jdbc
			.sql("select r.id, r.state, r.presented_on, r.credited_on, r.internal_credit, r.phone_top_up, " + REVENUE
					+ " as revenue, " + Briefs.columns("f") + ", " + Briefs.columns("n")
					+ """
							 from referral r join patient f on f.id = r.referrer_id join patient n on n.id = r.newcomer_id
							where r.state <> 'REFUSED' and (cast(:referrer as uuid) is null or r.referrer_id = :referrer)
								and case when cast(:month as text) is null then r.presented_on between :from and :to
									else r.state = 'CREDITED' and to_char(r.credited_on, 'YYYY-MM') = :month end
							order by r.presented_on desc, r.id desc limit :most""")
			.param("referrer", referrer, java.sql.Types.OTHER)
			.param("month", (month != null) ? month.toString() : null)
			.param("from", from)
			.param("to", to)
			.param("most", MOST)
			.query((row, index) -> new Row(Briefs.read(row, "f"), Briefs.read(row, "n"),
					ReferralState.valueOf(row.getString("state")), row.getObject("presented_on", LocalDate.class),
					row.getObject("credited_on", LocalDate.class), nullable(row, "internal_credit"),
					nullable(row, "phone_top_up"), money(row, "revenue")))
			.list();
	}

	/** The coupons handed out in a month, the newest first. */
	@Requires(Right.READ_REPORTS)
	public List<Issue> issues(YearMonth month) {
		return this.jdbc
			.sql("select b.issued_on, b.valid_to, b.coupons, s.name as staff_name, " + Briefs.columns("f") + """
					 from coupon_batch b join patient f on f.id = b.patient_id join staff_user s on s.id = b.issued_by
					where b.issued_on between :from and :to order by b.issued_on desc, b.number desc limit :most""")
			.param("from", month.atDay(1))
			.param("to", month.atEndOfMonth())
			.param("most", MOST)
			.query((row, index) -> new Issue(Briefs.read(row, "f"), row.getObject("issued_on", LocalDate.class),
					row.getObject("valid_to", LocalDate.class), row.getInt("coupons"), row.getString("staff_name")))
			.list();
	}

	private static @Nullable ReferralState state(ResultSet row) throws SQLException {
		String state = row.getString("state");
		return (state != null) ? ReferralState.valueOf(state) : null;
	}

	private @Nullable Money nullable(ResultSet row, String column) throws SQLException {
		BigDecimal amount = row.getBigDecimal(column);
		return (amount != null) ? money(amount) : null;
	}

	private Money money(ResultSet row, String column) throws SQLException {
		return money(row.getBigDecimal(column));
	}

	private Money money(BigDecimal amount) {
		return Money.rounded(amount, this.settings.current().currency());
	}

	/**
	 * Somebody who recommends.
	 *
	 * @param revenue of the people brought, whenever they paid
	 * @param cost credits and top-ups
	 */
	public record Recommender(PatientBrief patient, int newcomers, int credited, Money revenue, Money cost) {

	}

	/**
	 * Somebody in the tree.
	 *
	 * @param depth 0 for who begins it
	 * @param state of the recommendation that brought the person, null at depth 0
	 * @param brought revenue of everybody below
	 */
	public record Branch(PatientBrief patient, int depth, @Nullable ReferralState state, Money revenue, Money brought) {

	}

	/** A month of credits. */
	public record Month(YearMonth month, int newcomers, Money credit, Money topUps, int gifts, Money revenue) {

		public Money cost() {
			return this.credit.plus(this.topUps);
		}

	}

	/** What is owed. */
	public record Liability(List<Owed> accounts, List<Owing> topUps, Money total) {

	}

	/** An internal account that is not empty. */
	public record Owed(PatientBrief patient, Money balance) {

	}

	/** Top-ups of one state. */
	public record Owing(TopUpState state, int count, Money amount) {

	}

	/** A month of coupons. */
	public record Use(YearMonth month, int issued, int presented, int credited) {

	}

	/** A recommendation behind a figure. */
	public record Row(PatientBrief referrer, PatientBrief newcomer, ReferralState state, LocalDate presentedOn,
			@Nullable LocalDate creditedOn, @Nullable Money credit, @Nullable Money topUp, Money revenue) {

	}

	/** Coupons handed out together. */
	public record Issue(PatientBrief patient, LocalDate issuedOn, LocalDate validTo, int coupons, String by) {

	}

}
