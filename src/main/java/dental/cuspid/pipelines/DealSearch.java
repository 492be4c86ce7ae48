package dental.cuspid.pipelines;

import java.util.List;

import dental.cuspid.patients.SearchHit;
import dental.cuspid.patients.SearchSource;
import dental.cuspid.shared.Row;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * Deals in the search of the top bar: open ones of the patients that were found, and
 * those whose own title says it (BASE-2).
 */
@Component
class DealSearch implements SearchSource {

	/** Shorter texts are part of too many titles. */
	private static final int SHORTEST = 3;

	@Override
	public String select() {
		return """
				select d.id, d.title, d.pipeline, d.stage, sv.name as service_name, st.name as stage_name,
					row_number() over (order by d.open desc, d.created_at desc, d.id desc) as place, %s as patient_name
				from (select id from deal where patient_id = any(cast(:patients as uuid[])) and open
					union (select id from deal where length(:typed) >= %d and lower(title) like :anywhere
						and outcome is distinct from 'TAKEN_BACK' order by open desc, created_at desc, id desc limit :some)) found
				join deal d on d.id = found.id join patient p on p.id = d.patient_id
				join pipeline_stage st on st.pipeline = d.pipeline and st.code = d.stage
				left join service sv on sv.id = d.service_id
				order by d.open desc, d.created_at desc, d.id desc limit :some"""
			.formatted(DealRows.NAME, SHORTEST);
	}

	@Override
	public SearchHit hit(Row row) {
		var stage = new StageRef(Pipeline.valueOf(row.text("pipeline")), row.text("stage"));
		String own = row.optionalText("stage_name");
		MessageSourceResolvable name = new DefaultMessageSourceResolvable(
				new String[] { (own != null) ? own : stage.pipeline().stageKeys() + stage.code() },
				(own != null) ? own : stage.code());
		return new SearchHit("/deals/" + row.id("id"), "layout-kanban",
				DealRows.title(row.optionalText("title"), row.text("patient_name"), row.optionalText("service_name")),
				List.of(stage.pipeline().label(), name));
	}

}
