package dental.cuspid.pipelines;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import dental.cuspid.shared.Gathered;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * The moves of deals and their stays in stages (BX-F1). Written at the end of the
 * transaction: who reads them within it asks for them first.
 */
@Component
class DealHistory {

	private static final String WRITE = """
			with moved as (
				insert into deal_move (id, deal_id, from_stage, to_stage, at, staff_id, why, caused_by, before)
				values (:move, :deal, :from, :stage, :at, :staff, :why, cast(:causedBy as uuid), cast(:before as jsonb))
			), leaving as (update deal_stage_entry set left_at = :at where deal_id = :deal and left_at is null)
			insert into deal_stage_entry (move_id, deal_id, pipeline, stage, entered_at, left_at, staff_id, automatic)
			values (:move, :deal, :pipeline, :stage, :at, null, :staff, :automatic)""";

	private final JsonMapper json;

	private final Gathered<Entry> entries;

	DealHistory(JdbcOperations jdbc, JsonMapper json) {
		this.json = json;
		this.entries = Gathered.each(jdbc, WRITE, this::values);
	}

	/**
	 * Notes that a deal entered a stage.
	 * @param from the stage before, null for its first
	 * @param before what the move changed
	 */
	void entered(Deal deal, @Nullable StageRef from, DealBefore before, Because because, StaffId by, Instant at) {
		this.entries.add(new Entry(deal.id(), deal.move(), from, deal.stage(), before, because, by, at));
	}

	/** Writes what is not written yet, for somebody about to read it. */
	void flush() {
		this.entries.flush();
	}

	private Map<String, @Nullable Object> values(Entry entry) {
		Because because = entry.because();
		var values = new HashMap<String, @Nullable Object>();
		values.put("move", entry.move().value());
		values.put("deal", entry.deal().value());
		values.put("from", (entry.from() != null) ? entry.from().code() : null);
		values.put("pipeline", entry.stage().pipeline().name());
		values.put("stage", entry.stage().code());
		values.put("at", entry.at().atOffset(ZoneOffset.UTC));
		values.put("staff", entry.by().value());
		values.put("why", because.why().name());
		values.put("causedBy", (because.causedBy() != null) ? because.causedBy().value() : null);
		values.put("before", this.json.writeValueAsString(entry.before()));
		values.put("automatic", because.automatic());
		return values;
	}

	private record Entry(DealId deal, MoveId move, @Nullable StageRef from, StageRef stage, DealBefore before,
			Because because, StaffId by, Instant at) {

	}

}
