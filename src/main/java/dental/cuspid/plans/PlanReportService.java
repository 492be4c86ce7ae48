package dental.cuspid.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of presented plans (BASE-10): acceptance by coordinator, practitioner and
 * month, reasons of refusals. A plan belongs to the day it was first presented; it is
 * accepted from the patient's consent on, unless it was refused or called off before the
 * signature.
 */
@Service
@Transactional(readOnly = true)
public class PlanReportService {

	private static final int MOST_ROWS = 1000;

	/** Plans first presented in the period, with what became of them. */
	private static final String SHOWN = """
			with shown as (
				select t.id, t.author_id, t.total, t.version, coalesce(t.alternative, 1) as alternative, f.at,
					case when t.signed_version is not null or t.state in ('CONSENTED', 'CONTRACTED') then 'ACCEPTED'
						when t.state in ('REFUSED', 'CANCELLED') then 'REFUSED' else 'OPEN' end as outcome
				from treatment_plan t
				join lateral (select min(at) as at from plan_step where plan_id = t.id and kind = 'PRESENTED') f on true
				where f.at >= :from and f.at < :to)
			""";

	private static final String SUMS = """
			count(*) as presented, coalesce(sum(value), 0) as presented_value,
				count(*) filter (where outcome = 'ACCEPTED') as accepted,
				coalesce(sum(value) filter (where outcome = 'ACCEPTED'), 0) as accepted_value,
				count(*) filter (where outcome = 'REFUSED') as refused,
				coalesce(sum(value) filter (where outcome = 'REFUSED'), 0) as refused_value
			""";

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final PlanRows rows;

	PlanReportService(JdbcClient jdbc, ClinicSettingsService settings, ClinicTime time, PlanRows rows) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.time = time;
		this.rows = rows;
	}

	/**
	 * Acceptance by one way of grouping.
	 * @param to last day
	 */
	@Requires(Right.READ_REPORTS)
	public List<AcceptanceRow> acceptance(Group group, LocalDate from, LocalDate to) {
		return this.jdbc.sql(SHOWN + "select key, name, " + SUMS + "from (" + group.select() + """
				) g group by key, name order by key""")
			.param("from", this.time.startOf(from).atOffset(ZoneOffset.UTC))
			.param("to", this.time.startOf(to.plusDays(1)).atOffset(ZoneOffset.UTC))
			.param("zone", this.time.zone().getId())
			.query(this::row)
			.list();
	}

	/**
	 * Why patients refused in a period, the most frequent reason first. A plan that was
	 * refused before its presentation counts too.
	 */
	@Requires(Right.READ_REPORTS)
	public List<RefusalRow> refusals(LocalDate from, LocalDate to) {
		return this.jdbc.sql("""
				select note, count(*) as count, sum(total) as value from plan_step
				where kind = 'REFUSED' and at >= :from and at < :to group by note order by count(*) desc, note""")
			.param("from", this.time.startOf(from).atOffset(ZoneOffset.UTC))
			.param("to", this.time.startOf(to.plusDays(1)).atOffset(ZoneOffset.UTC))
			.query((row, index) -> new RefusalRow(row.getString("note"), row.getInt("count"), money(row, "value")))
			.list();
	}

	/**
	 * The plans behind a figure.
	 * @param key of the group, or null for all
	 * @param outcome ACCEPTED, REFUSED or OPEN, or null for all
	 */
	@Requires(Right.READ_REPORTS)
	public List<PlanRow> plans(Group group, @Nullable String key, @Nullable Outcome outcome, LocalDate from,
			LocalDate to) {
		return this.jdbc.sql(SHOWN + PlanRows.LIST + " where t.id in (select g.id from (" + group.select()
				+ ") g where (:key::text is null or g.key = :key) and (:outcome::text is null or g.outcome = :outcome))"
				+ " order by t.state_since desc, t.id limit " + MOST_ROWS)
			.param("from", this.time.startOf(from).atOffset(ZoneOffset.UTC))
			.param("to", this.time.startOf(to.plusDays(1)).atOffset(ZoneOffset.UTC))
			.param("zone", this.time.zone().getId())
			.param("key", key)
			.param("outcome", (outcome != null) ? outcome.name() : null)
			.query(this.rows::row)
			.list();
	}

	/**
	 * The plans that were refused for a reason.
	 */
	@Requires(Right.READ_REPORTS)
	public List<PlanRow> refused(String reason, LocalDate from, LocalDate to) {
		return this.jdbc.sql(PlanRows.LIST + """
				where t.id in (select plan_id from plan_step where kind = 'REFUSED' and note = :reason
				and at >= :from and at < :to) order by t.state_since desc, t.id limit\s""" + MOST_ROWS)
			.param("reason", reason)
			.param("from", this.time.startOf(from).atOffset(ZoneOffset.UTC))
			.param("to", this.time.startOf(to.plusDays(1)).atOffset(ZoneOffset.UTC))
			.query(this.rows::row)
			.list();
	}

	private AcceptanceRow row(ResultSet row, int index) throws SQLException {
		return new AcceptanceRow(row.getString("key"), row.getString("name"), row.getInt("presented"),
				money(row, "presented_value"), row.getInt("accepted"), money(row, "accepted_value"),
				row.getInt("refused"), money(row, "refused_value"));
	}

	private Money money(ResultSet row, String column) throws SQLException {
		return Money.of(row.getBigDecimal(column), this.settings.current().currency());
	}

	/**
	 * How presented plans are grouped; shown by {@code plans.report.by.} + name.
	 */
	public enum Group {

		MONTH("""
				select s.id, to_char(s.at at time zone :zone, 'YYYY-MM') as key, null::text as name, s.total as value,
					s.outcome from shown s"""),

		COORDINATOR("""
				select s.id, u.username as key, u.name, s.total as value, s.outcome
				from shown s join staff_user u on u.id = s.author_id"""),

		/**
		 * A plan counts for each practitioner in it, with the value of that person's
		 * part.
		 */
		PRACTITIONER(
				"""
						select s.id, coalesce(p.code, '') as key, p.name, sum(i.price * i.quantity) as value, s.outcome
						from shown s join plan_item i on i.plan_id = s.id and i.version = s.version and i.alternative = s.alternative
						left join practitioner p on p.id = i.practitioner_id
						group by s.id, p.code, p.name, s.outcome""");

		private final String select;

		Group(String select) {
			this.select = select;
		}

		String select() {
			return this.select;
		}

	}

	/**
	 * What became of a presented plan; shown by {@code plans.report.} + name.
	 */
	public enum Outcome {

		ACCEPTED, REFUSED, OPEN

	}

}
