package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Figures of the pipelines, each counted from the rows it opens (BASE-10, complaint 11).
 */
@Service
@Transactional(readOnly = true)
public class PipelineReports {

	private static final int ROWS = 50;

	private static final String CLOSED = " d.pipeline = :pipeline and not d.open and d.outcome <> 'TAKEN_BACK'"
			+ " and d.closed_at >= :from and d.closed_at < :to";

	private static final String OPENED = " d.pipeline = :pipeline and d.outcome is distinct from 'TAKEN_BACK'"
			+ " and d.created_at >= :from and d.created_at < :to";

	private static final String COUNTS = " count(*) as opened, count(*) filter (where d.outcome = 'SUCCESS') as won,"
			+ " count(*) filter (where d.outcome = 'REFUSAL') as lost from deal d ";

	private final JdbcClient jdbc;

	private final ClinicTime time;

	PipelineReports(JdbcClient jdbc, ClinicTime time) {
		this.jdbc = jdbc;
		this.time = time;
	}

	/** How many entered each stage, how many went on, and how long they stood. */
	@Requires(Right.READ_REPORTS)
	public List<StageFigures> stages(Asked asked) {
		return query(asked, """
				with entered as (
					select e.deal_id, e.stage, min(e.entered_at) as at,
						max(extract(epoch from e.left_at - e.entered_at)) as stood
					from deal_stage_entry e join deal d on d.id = e.deal_id
					where e.pipeline = :pipeline and e.entered_at >= :from and e.entered_at < :to""" + narrow(asked)
				+ """
						 group by e.deal_id, e.stage)
						select s.code, count(a.deal_id) as entered, count(*) filter (where exists (
							select 1 from deal_stage_entry n join pipeline_stage t on t.pipeline = :pipeline and t.code = n.stage
							where n.deal_id = a.deal_id and n.entered_at > a.at and t.ending is distinct from 'REFUSAL'
								and t.position > s.position)) as passed,
							coalesce(percentile_cont(0.5) within group (order by a.stood), 0) as median
						from pipeline_stage s left join entered a on a.stage = s.code
						where s.pipeline = :pipeline group by s.code, s.position order by s.position""")
			.query((row, index) -> new StageFigures(row.getString("code"), row.getInt("entered"), row.getInt("passed"),
					Duration.ofSeconds(row.getLong("median"))))
			.list();
	}

	/** Why deals were refused. */
	@Requires(Right.READ_REPORTS)
	public List<Share> reasons(Asked asked) {
		return query(asked,
				"select d.refusal_reason as name, count(*) as number from deal d where" + CLOSED + narrow(asked)
						+ " and d.outcome = 'REFUSAL' group by 1 order by 2 desc, 1 limit :rows")
			.query((row, index) -> new Share(row.getString("name"), row.getInt("number")))
			.list();
	}

	/**
	 * How long new requests wait until somebody takes them: half of them, and nine of
	 * ten.
	 */
	@Requires(Right.READ_REPORTS)
	public TimeToTake timeToTake(Asked asked) {
		return query(asked,
				"""
						select count(*) as taken, coalesce(percentile_cont(0.5) within group (order by waited), 0) as median,
							coalesce(percentile_cont(0.9) within group (order by waited), 0) as most
						from (select extract(epoch from e.left_at - e.entered_at) as waited
							from deal_stage_entry e join deal d on d.id = e.deal_id
							where e.pipeline = 'APPOINTMENTS' and e.stage = 'NEW' and e.entered_at >= :from and e.entered_at < :to
								and e.left_at is not null"""
						+ narrow(asked) + ") stays")
			.query((row, index) -> new TimeToTake(row.getInt("taken"), Duration.ofSeconds(row.getLong("median")),
					Duration.ofSeconds(row.getLong("most"))))
			.single();
	}

	/** By source, branch, responsible or month of opening. */
	@Requires(Right.READ_REPORTS)
	public List<Group> by(Dimension dimension, Asked asked) {
		return query(asked,
				"select " + dimension.key + " as key, " + dimension.name + " as name," + COUNTS + dimension.join
						+ " where" + OPENED + narrow(asked) + " group by 1, 2 order by "
						+ ((dimension == Dimension.MONTH) ? "1" : "3 desc, 2") + " limit :rows")
			.query((row, index) -> new Group(row.getString("key"), row.getString("name"), row.getInt("opened"),
					row.getInt("won"), row.getInt("lost")))
			.list();
	}

	/** What each person has to do now and did by hand. */
	@Requires(Right.READ_REPORTS)
	public List<Load> load(Asked asked) {
		return query(asked, """
				select u.username, u.name, coalesce(o.open, 0) as open, coalesce(o.stuck, 0) as stuck,
					coalesce(m.moves, 0) as moves
				from staff_user u
				left join (select d.responsible_id as id, count(*) as open, count(*) filter (where d.stall_at < :now
						and (d.snoozed_until is null or d.snoozed_until < :now)) as stuck
					from deal d where d.open and d.pipeline = :pipeline""" + narrow(asked)
				+ """
						 group by 1) o on o.id = u.id
						left join (select e.staff_id as id, count(distinct d.id) as moves from deal_stage_entry e join deal d on d.id = e.deal_id
							where e.pipeline = :pipeline and not e.automatic and e.entered_at >= :from and e.entered_at < :to"""
				+ narrow(asked) + """
						 group by 1) m on m.id = u.id
						where o.id is not null or m.id is not null order by 3 desc, 5 desc, 2 limit :rows""")
			.query((row, index) -> new Load(row.getString("username"), row.getString("name"), row.getInt("open"),
					row.getInt("stuck"), row.getInt("moves")))
			.list();
	}

	JdbcClient.StatementSpec query(Asked asked, String sql) {
		Map<String, @Nullable Object> params = new HashMap<>();
		params.put("pipeline", asked.pipeline().name());
		params.put("from", this.time.startOf(asked.from()).atOffset(ZoneOffset.UTC));
		params.put("to", this.time.startOf(asked.to().plusDays(1)).atOffset(ZoneOffset.UTC));
		params.put("now", this.time.now().atOffset(ZoneOffset.UTC));
		params.put("zone", this.time.zone().getId());
		params.put("rows", ROWS);
		params.put("branch", (asked.branch() != null) ? asked.branch().value() : null);
		params.put("person", (asked.person() != null) ? asked.person().value() : null);
		params.put("source", asked.source());
		return this.jdbc.sql(sql).params(params);
	}

	static String narrow(Asked asked) {
		return " and d.outcome is distinct from 'TAKEN_BACK'"
				+ ((asked.branch() != null) ? " and d.branch_id = :branch" : "")
				+ ((asked.person() != null) ? " and d.responsible_id = :person" : "")
				+ ((asked.source() != null) ? " and d.source = :source" : "");
	}

	/**
	 * What is asked for; null does not narrow.
	 *
	 * @param from first day
	 * @param to last day
	 */
	public record Asked(Pipeline pipeline, LocalDate from, LocalDate to, @Nullable BranchId branch,
			@Nullable StaffId person, @Nullable String source) {

	}

	/**
	 * What figures can be told apart by. Shown by {@code boards.report.by.} + name.
	 */
	public enum Dimension {

		SOURCE("d.source", "d.source", ""), BRANCH("b.code", "b.name", "left join branch b on b.id = d.branch_id"),
		PERSON("u.username", "u.name", "left join staff_user u on u.id = d.responsible_id"),
		MONTH("to_char(d.created_at at time zone :zone, 'YYYY-MM')",
				"to_char(d.created_at at time zone :zone, 'YYYY-MM')", "");

		private final String key;

		private final String name;

		private final String join;

		Dimension(String key, String name, String join) {
			this.key = key;
			this.name = name;
			this.join = join;
		}

	}

	/**
	 * One stage.
	 */
	public record StageFigures(String stage, int entered, int passed, Duration median) {

		public @Nullable Integer share() {
			return (this.entered > 0) ? Math.round(this.passed * 100f / this.entered) : null;
		}

	}

	/**
	 * A name with its number.
	 */
	public record Share(String name, int number) {

	}

	/**
	 * How long requests waited.
	 */
	public record TimeToTake(int taken, Duration median, Duration most) {

	}

	/**
	 * Deals told apart by something.
	 *
	 * @param key what to filter by, or null for none
	 */
	public record Group(@Nullable String key, @Nullable String name, int opened, int won, int lost) {

		/** Share of the ended ones that succeeded, in percent. */
		public @Nullable Integer share() {
			return (this.won + this.lost > 0) ? Math.round(this.won * 100f / (this.won + this.lost)) : null;
		}

	}

	/**
	 * What a person has to do.
	 */
	public record Load(String username, String name, int open, int stuck, int moves) {

	}

}
