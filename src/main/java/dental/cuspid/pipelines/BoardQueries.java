package dental.cuspid.pipelines;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads one column of a board: the cards after another one, by their place in the index.
 */
@Component
class BoardQueries {

	private final JdbcClient jdbc;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	BoardQueries(JdbcClient jdbc, ClinicSettingsService settings, ClinicTime time) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.time = time;
	}

	/** Cards of a stage, those after a card when it is given. */
	List<BoardView.Card> cards(StageView stage, DealFilter filter, @Nullable DealId after, int limit) {
		Instant now = this.time.now();
		Currency currency = this.settings.current().currency();
		Optional<Anchor> anchor = (after != null) ? anchor(after) : Optional.empty();
		var where = new DealWhere(filter, now);
		Map<String, Object> params = new HashMap<>(where.params());
		params.put("pipeline", stage.ref().pipeline().name());
		String sql = DealQueries.stagesSql(List.of(stage)) + "select * from (select "
				+ (stage.open() ? "extract(epoch from d.rank_at)" : "-extract(epoch from d.closed_at)") + " as place,"
				+ DealQueries.CARD + where.sql();
		if (stage.open()) {
			sql += " and d.open" + anchor.map(Anchor::open).orElse("") + " order by d.attention desc, d.rank_at, d.id";
			anchor.ifPresent((at) -> params.put("anchor", at.rank().atOffset(ZoneOffset.UTC)));
		}
		else {
			sql += " and not d.open and d.outcome <> 'TAKEN_BACK' and d.closed_at > :lately"
					+ anchor.map((at) -> " and (d.closed_at, d.id) < (:anchor, :anchorId)").orElse("")
					+ " order by d.closed_at desc, d.id desc";
			params.put("lately", now.minus(DealQueries.LATELY).atOffset(ZoneOffset.UTC));
			anchor.ifPresent((at) -> params.put("anchor",
					Objects.requireNonNullElse(at.closed(), now).atOffset(ZoneOffset.UTC)));
		}
		if (after != null && anchor.isPresent()) {
			params.put("anchorId", after.value());
		}
		return this.jdbc
			.sql(sql + " limit " + limit + ") d " + DealQueries.JOINS + ") shown order by attention desc, place, id")
			.params(params)
			.query((row, index) -> DealRows.card(row, currency, now))
			.list();
	}

	/**
	 * How many deals stand in a stage and their sum, from the kept counters where they
	 * do.
	 */
	BoardView.Column column(StageView stage, DealFilter filter, List<BoardView.Card> cards) {
		Instant now = this.time.now();
		Currency currency = this.settings.current().currency();
		Map<String, Object> params = new HashMap<>();
		String sql;
		if (stage.open() && filter.countable()) {
			sql = "select coalesce(sum(deals), 0) as deals, coalesce(sum(amount), 0) as amount from stage_count d"
					+ " where pipeline = :pipeline and stage = :stage"
					+ ((filter.branch() != null) ? " and branch_id = :branch" : "");
			params.put("branch", (filter.branch() != null) ? filter.branch().value() : new UUID(0, 0));
		}
		else {
			var where = new DealWhere(filter, now);
			sql = "select count(*) as deals, coalesce(sum(d.amount), 0) as amount from deal d"
					+ " where d.pipeline = :pipeline and d.stage = :stage and "
					+ (stage.open() ? "d.open" : "not d.open and d.closed_at > :lately and d.outcome <> 'TAKEN_BACK'")
					+ where.sql();
			params.putAll(where.params());
			params.put("lately", now.minus(DealQueries.LATELY).atOffset(ZoneOffset.UTC));
		}
		params.put("pipeline", stage.ref().pipeline().name());
		params.put("stage", stage.ref().code());
		return this.jdbc.sql(sql).params(params).query((row, index) -> {
			BigDecimal amount = row.getBigDecimal("amount");
			return new BoardView.Column(stage, row.getInt("deals"), Money.rounded(amount, currency), cards);
		}).single();
	}

	/** The deal a deal comes from, and those that came of it, in one statement. */
	List<Related> relatives(DealId deal) {
		return this.jdbc.sql("""
				select d.id, d.pipeline, d.stage, d.open, d.id = (select parent_id from deal where id = :deal) as parent
				from deal d where (d.parent_id = :deal or d.id = (select parent_id from deal where id = :deal))
					and d.outcome is distinct from 'TAKEN_BACK' order by d.created_at limit 20""")
			.param("deal", deal.value())
			.query((row, index) -> new Related(new DealId(DealRows.id(row, "id")),
					new StageRef(Pipeline.valueOf(row.getString("pipeline")), row.getString("stage")),
					row.getBoolean("open"), row.getBoolean("parent")))
			.list();
	}

	/**
	 * A deal beside another.
	 */
	record Related(DealId id, StageRef stage, boolean open, boolean parent) {

	}

	private Optional<Anchor> anchor(DealId card) {
		return this.jdbc.sql("select attention, rank_at, closed_at from deal where id = :id")
			.param("id", card.value())
			.query((row, index) -> {
				var closed = row.getObject("closed_at", OffsetDateTime.class);
				return new Anchor(row.getBoolean("attention"), DealRows.at(row, "rank_at"),
						(closed != null) ? closed.toInstant() : null);
			})
			.optional();
	}

	/** Where a card stands. */
	private record Anchor(boolean attention, Instant rank, @Nullable Instant closed) {

		/**
		 * The few cards with attention come first; the many others are a range of the
		 * index.
		 */
		String open() {
			return this.attention
					? " and ((d.attention and (d.rank_at, d.id) > (:anchor, :anchorId)) or not d.attention)"
					: " and not d.attention and (d.rank_at, d.id) > (:anchor, :anchorId)";
		}

	}

}
