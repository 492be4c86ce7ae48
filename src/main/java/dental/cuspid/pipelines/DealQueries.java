package dental.cuspid.pipelines;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads deals: one, a list, a board in three statements.
 */
@Component
class DealQueries {

	private static final int PAGE = 50;

	/** Closing stages show what was closed lately. */
	static final Duration LATELY = Duration.ofDays(7);

	static final String CARD = " d.id, d.stage, d.patient_id, " + DealRows.NAME + """
			 as patient_name, p.phones -> 0 ->> 'e164' as patient_phone, d.title, d.amount, s.username,
				s.name as staff_name, sv.name as service_name, d.stage_entered_at, d.starts_at, d.due_at, d.stall_at,
				d.snoozed_until, d.attention, d.requests, d.refusal_reason, d.version
			from stages st cross join lateral (select * from deal d where d.pipeline = :pipeline and d.stage = st.code
			""";

	static final String JOINS = """
			join patient p on p.id = d.patient_id
			left join staff_user s on s.id = d.responsible_id
			left join service sv on sv.id = d.service_id
			""";

	private final JdbcClient jdbc;

	private final StageRows stages;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final JsonMapper json;

	DealQueries(JdbcClient jdbc, StageRows stages, ClinicSettingsService settings, ClinicTime time, JsonMapper json) {
		this.jdbc = jdbc;
		this.stages = stages;
		this.settings = settings;
		this.time = time;
		this.json = json;
	}

	Optional<DealView> find(DealId id) {
		Currency currency = this.settings.current().currency();
		return this.jdbc.sql(DealRows.VIEW + " where d.id = :id")
			.param("id", id.value())
			.query((row, index) -> DealRows.view(row, currency, this.json))
			.optional();
	}

	CursorPage<DealView> list(DealFilter filter, @Nullable String cursor, @Nullable Integer limit) {
		List<String> after = Cursor.read(cursor, 2);
		int most = Cursor.limit(limit, PAGE);
		Currency currency = this.settings.current().currency();
		var where = new DealWhere(filter, this.time.now());
		Instant before = after.isEmpty() ? this.time.now().plus(Duration.ofDays(1)) : Cursor.instant(after.get(0));
		var rows = this.jdbc
			.sql(DealRows.VIEW + " where (d.created_at, d.id) < (:cursorAt, :cursorId)" + where.sql()
					+ " order by d.created_at desc, d.id desc limit :limit")
			.params(where.params())
			.param("cursorAt", before.atOffset(ZoneOffset.UTC))
			.param("cursorId", after.isEmpty() ? new UUID(-1, -1) : Ids.parse(after.get(1)))
			.param("limit", most + 1)
			.query((row, index) -> DealRows.view(row, currency, this.json))
			.list();
		return CursorPage.of(rows, most, (deal) -> Cursor.of(deal.createdAt(), deal.id()));
	}

	/** A board: stages, counts, and the cards on top of each stage. */
	BoardView board(DealFilter filter, Pipeline pipeline, int cards) {
		Currency currency = this.settings.current().currency();
		Instant now = this.time.now();
		List<StageView> known = this.stages.of(pipeline);
		var where = new DealWhere(filter, now);
		Map<String, Count> counts = filter.countable() ? kept(pipeline, filter, now) : counted(pipeline, where, now);
		Map<String, List<BoardView.Card>> byStage = new HashMap<>();
		// the number stands in the text: without it the planner expects many rows and
		// plans anew each time
		String most = " limit " + cards;
		this.jdbc
			.sql(stagesSql(known) + "select * from (select extract(epoch from d.rank_at) as place," + CARD + where.sql()
					+ " and d.open order by d.attention desc, d.rank_at, d.id" + most + ") d " + JOINS
					+ " where st.open union all select -extract(epoch from d.closed_at) as place," + CARD + where.sql()
					+ " and not d.open and d.outcome <> 'TAKEN_BACK' and d.closed_at > :lately"
					+ " order by d.closed_at desc, d.id desc" + most + ") d " + JOINS
					+ " where not st.open) shown order by attention desc, place, id")
			.params(where.params())
			.param("pipeline", pipeline.name())
			.param("lately", now.minus(LATELY).atOffset(ZoneOffset.UTC))
			.query((row, index) -> DealRows.card(row, currency, now))
			.list()
			.forEach((card) -> byStage.computeIfAbsent(card.stage(), (key) -> new ArrayList<>()).add(card));
		var columns = known.stream().map((stage) -> {
			Count count = counts.getOrDefault(stage.ref().code(), Count.NONE);
			return new BoardView.Column(stage, count.deals(), Money.rounded(count.amount(), currency),
					byStage.getOrDefault(stage.ref().code(), List.of()));
		}).toList();
		return new BoardView(pipeline, columns, now);
	}

	/** The stages as a table; their codes come from the directory, none is typed. */
	static String stagesSql(List<StageView> known) {
		var values = known.stream()
			.map((stage) -> "('" + stage.ref().code().replaceAll("[^A-Z0-9_]", "") + "', " + stage.open() + ")")
			.toList();
		return "with stages (code, open) as (values " + String.join(", ", values) + ") ";
	}

	/** Open deals from the kept counters, closed ones of late from their index. */
	private Map<String, Count> kept(Pipeline pipeline, DealFilter filter, Instant now) {
		boolean branch = filter.branch() != null;
		var counts = new HashMap<String, Count>();
		this.jdbc.sql("""
				select stage, sum(deals) as deals, sum(amount) as amount from stage_count
				where pipeline = :pipeline""" + (branch ? " and branch_id = :branch" : "") + """
				 group by stage union all
				select stage, count(*), coalesce(sum(amount), 0) from deal
				where pipeline = :pipeline and not open and closed_at > :lately and outcome <> 'TAKEN_BACK'
				and stage in (select code from pipeline_stage where pipeline = :pipeline and ending is not null)
				""" + (branch ? " and branch_id = :branch" : "") + " group by stage")
			.param("pipeline", pipeline.name())
			.param("branch", branch ? java.util.Objects.requireNonNull(filter.branch()).value() : null)
			.param("lately", now.minus(LATELY).atOffset(ZoneOffset.UTC))
			.query((row) -> {
				counts.put(row.getString("stage"), new Count(row.getInt("deals"), row.getBigDecimal("amount")));
			});
		return counts;
	}

	private Map<String, Count> counted(Pipeline pipeline, DealWhere where, Instant now) {
		var counts = new HashMap<String, Count>();
		this.jdbc
			.sql("""
					select d.stage, count(*) as deals, coalesce(sum(d.amount), 0) as amount from deal d
					where d.pipeline = :pipeline and (d.open or d.closed_at > :lately and d.outcome <> 'TAKEN_BACK')"""
					+ where.sql() + " group by d.stage")
			.params(where.params())
			.param("pipeline", pipeline.name())
			.param("lately", now.minus(LATELY).atOffset(ZoneOffset.UTC))
			.query((row) -> {
				counts.put(row.getString("stage"), new Count(row.getInt("deals"), row.getBigDecimal("amount")));
			});
		return counts;
	}

	private record Count(int deals, BigDecimal amount) {

		static final Count NONE = new Count(0, BigDecimal.ZERO);

	}

}
