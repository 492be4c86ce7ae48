package dental.cuspid.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.shared.Gathered;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes when the deals of the demo clinic stood where. The services know the present
 * only: what they did for the demo happened within seconds of its start.
 */
@Component
class DemoStays {

	private final JdbcClient jdbc;

	DemoStays(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Where a deal stood so far, oldest first. */
	List<Stay> of(UUID deal) {
		Gathered.writeAll();
		return this.jdbc
			.sql("""
					select move_id, stage, entered_at from deal_stage_entry where deal_id = :deal order by entered_at, move_id""")
			.param("deal", deal)
			.query((row, index) -> new Stay(row.getObject("move_id", UUID.class), row.getString("stage"),
					row.getTimestamp("entered_at").toInstant()))
			.list();
	}

	/**
	 * Puts stays before the first one of a deal, which came by a move then.
	 * @param hand who moved it by hand
	 */
	void before(UUID deal, Pipeline pipeline, List<Stay> stays, UUID hand, Random random) {
		List<Stay> first = of(deal);
		List<Step> steps = new ArrayList<>();
		for (int i = 0; i < stays.size(); i++) {
			Stay stay = stays.get(i);
			boolean byHand = stay.stage().equals("IN_WORK") || stay.stage().equals("CHOOSING_TIME");
			String why = switch (stay.stage()) {
				case "NEW" -> "CONTACT";
				case "BOOKED" -> "BOOKED";
				case "CONFIRMED" -> "REPLIED";
				default -> "BY_HAND";
			};
			steps.add(new Step(id(stay.at(), random), id(stay.at().plusMillis(1), random), stay,
					(i > 0) ? stays.get(i - 1).stage() : null, byHand ? hand : null, why));
		}
		for (Step step : steps) {
			insert(deal, pipeline, step);
		}
		Stay then = first.getFirst();
		String from = stays.getLast().stage();
		this.jdbc
			.sql("update deal_move set from_stage = :from, why = case why when 'WALKED_IN' then 'ARRIVED' else why end"
					+ " where id = :move")
			.param("from", from)
			.param("move", then.move())
			.update();
		this.jdbc
			.sql("""
					update deal_log set code = 'MOVED', args = jsonb_build_array(jsonb_build_object('stage', cast(:from as text)), args -> 0),
						why = case why when 'WALKED_IN' then 'ARRIVED' else why end
					where move_id = :move and code = 'OPENED'""")
			.param("from", pipeline + "/" + from)
			.param("move", then.move())
			.update();
	}

	private void insert(UUID deal, Pipeline pipeline, Step step) {
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("move", step.move());
		values.put("log", step.log());
		values.put("deal", deal);
		values.put("pipeline", pipeline.name());
		values.put("stage", step.stay().stage());
		values.put("from", step.from());
		values.put("code", (step.from() == null) ? "OPENED" : "MOVED");
		values.put("first",
				(step.from() == null) ? pipeline + "/" + step.stay().stage() : pipeline + "/" + step.from());
		values.put("second", (step.from() == null) ? null : pipeline + "/" + step.stay().stage());
		values.put("at", at(step.stay().at()));
		values.put("hand", step.hand());
		values.put("why", step.why());
		for (String sql : List.of(
				"""
						insert into deal_stage_entry (move_id, deal_id, pipeline, stage, entered_at, staff_id, automatic)
						select :move, id, :pipeline, :stage, :at, coalesce(cast(:hand as uuid), created_by), cast(:hand as uuid) is null
						from deal where id = :deal""",
				"""
						insert into deal_move (id, deal_id, from_stage, to_stage, at, staff_id, why, before)
						select :move, d.id, :from, :stage, :at, coalesce(cast(:hand as uuid), d.created_by), :why, m.before
						from deal d join deal_move m on m.id = d.move_id where d.id = :deal""",
				"""
						insert into deal_log (id, deal_id, at, staff_id, code, args, why, why_args, move_id)
						select :log, id, :at, coalesce(cast(:hand as uuid), created_by), :code,
							case when cast(:second as text) is null then jsonb_build_array(jsonb_build_object('stage', cast(:first as text)))
								else jsonb_build_array(jsonb_build_object('stage', cast(:first as text)), jsonb_build_object('stage', cast(:second as text))) end,
							:why, '[]', :move from deal where id = :deal""")) {
			this.jdbc.sql(sql).params(values).update();
		}
	}

	/**
	 * Says when a deal entered each stage; everything told of it follows.
	 * @param times one for each stay, oldest first
	 */
	void times(UUID deal, List<Instant> times) {
		Instant then = times.getLast();
		List<Stay> stays = of(deal);
		for (int i = 0; i < stays.size(); i++) {
			this.jdbc.sql("update deal_stage_entry set entered_at = :at, left_at = :left where move_id = :move")
				.param("at", at(times.get(i)))
				.param("left", (i + 1 < stays.size()) ? at(times.get(i + 1)) : null,
						java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
				.param("move", stays.get(i).move())
				.update();
		}
		this.jdbc.sql("""
				update deal_move m set at = e.entered_at from deal_stage_entry e
				where e.move_id = m.id and m.deal_id = :deal""").param("deal", deal).update();
		// a line belongs to the last move before it
		this.jdbc.sql("""
				update deal_log l set at = (select max(e.entered_at) from deal_log b
					join deal_stage_entry e on e.move_id = b.move_id where b.deal_id = :deal and b.id <= l.id)
				where l.deal_id = :deal and exists (select 1 from deal_log b
					join deal_stage_entry e on e.move_id = b.move_id where b.deal_id = :deal and b.id <= l.id)""")
			.param("deal", deal)
			.update();
		this.jdbc
			.sql("""
					update deal set created_at = :first, stage_entered_at = :then,
						closed_at = case when open then null else cast(:then as timestamptz) end,
						last_contact_at = least(last_contact_at, :then),
						rank_at = case when starts_at is not null and open then rank_at else rank_at - (stage_entered_at - :then) end,
						stall_at = stall_at - (stage_entered_at - :then),
						due_at = case when starts_at is not null then due_at else due_at - (stage_entered_at - :then) end,
						stage_entered = (select jsonb_object_agg(stage, to_jsonb(at)) from (
							select stage, min(entered_at) as at from deal_stage_entry where deal_id = :deal group by stage) entered)
					where id = :deal""")
			.param("first", at(times.getFirst()))
			.param("then", at(then))
			.param("deal", deal)
			.update();
	}

	private static java.time.OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/** Sorts by its time, as those given by the services do. */
	private static UUID id(Instant at, Random random) {
		return new UUID((at.toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000),
				0x8000_0000_0000_0000L | (random.nextLong() >>> 2));
	}

	/**
	 * A stay in a stage.
	 *
	 * @param move what began it; null for one that is not written yet
	 */
	record Stay(@Nullable UUID move, String stage, Instant at) {

		static Stay in(String stage, Instant until, Duration took) {
			return new Stay(null, stage, until.minus(took));
		}

	}

	private record Step(UUID move, UUID log, Stay stay, @Nullable String from, @Nullable UUID hand, String why) {

	}

}
