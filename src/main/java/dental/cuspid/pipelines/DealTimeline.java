package dental.cuspid.pipelines;

import java.util.List;

import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineSource;
import dental.cuspid.shared.Row;

import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * What deals went through, on the patient's timeline (BASE-4).
 */
@Component
class DealTimeline implements TimelineSource {

	@Override
	public String select() {
		return """
				select m.id as move_id, m.deal_id, m.at as moved_at, m.to_stage, d.pipeline, ps.name as stage_name,
					s.name as moved_by
				from deal d join deal_move m on m.deal_id = d.id join staff_user s on s.id = m.staff_id
				left join pipeline_stage ps on ps.pipeline = d.pipeline and ps.code = m.to_stage
				where d.patient_id = :patient and m.undone_at is null and m.at < :before
				order by m.at desc, m.id desc limit :limit""";
	}

	@Override
	public TimelineEntry entry(Row row) {
		var pipeline = Pipeline.valueOf(row.text("pipeline"));
		String own = row.optionalText("stage_name");
		String key = (own != null) ? own : pipeline.stageKeys() + row.text("to_stage");
		var stage = new DefaultMessageSourceResolvable(new String[] { key }, null,
				(own != null) ? own : row.text("to_stage"));
		return new TimelineEntry(row.instant("moved_at"), TimelineEntry.Kind.RECORD, "layout-kanban",
				"pipelines.timeline.moved", List.of(pipeline.label(), stage), null, null,
				"/deals/" + row.text("deal_id"), row.text("moved_by"), row.text("move_id"));
	}

}
