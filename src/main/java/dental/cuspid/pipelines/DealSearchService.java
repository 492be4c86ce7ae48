package dental.cuspid.pipelines;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds deals while somebody types (BASE-2): open ones of the patients that were found,
 * and those whose own title says it, in one statement.
 */
@Service
@Transactional(readOnly = true)
public class DealSearchService {

	/** Shorter parts of a title are in too many of them. */
	private static final int SHORTEST = 3;

	private final JdbcClient jdbc;

	DealSearchService(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Deals that fit, open ones first, then the newest.
	 * @param patients who fits the text, by name, phone or card number
	 */
	@Requires(Right.READ_PATIENTS)
	public List<DealHit> search(String typed, Collection<PatientId> patients, int limit) {
		String text = typed.strip().toLowerCase(Locale.ROOT);
		boolean titles = text.length() >= SHORTEST;
		if (!titles && patients.isEmpty()) {
			return List.of();
		}
		String found = "select id from deal where patient_id = any(:patients) and open";
		String named = """
				 union (select id from deal where lower(title) like :text and outcome is distinct from 'TAKEN_BACK'
					order by open desc, created_at desc, id desc limit :limit)""";
		return this.jdbc
			.sql("""
					select d.id, d.title, d.pipeline, d.stage, d.open, sv.name as service_name, st.name as stage_name,
						%s as patient_name
					from (%s) found join deal d on d.id = found.id join patient p on p.id = d.patient_id
					join pipeline_stage st on st.pipeline = d.pipeline and st.code = d.stage
					left join service sv on sv.id = d.service_id
					order by d.open desc, d.created_at desc, d.id desc limit :limit"""
				.formatted(DealRows.NAME, titles ? found + named : found))
			.param("patients", patients.stream().map(PatientId::value).toArray(UUID[]::new))
			.param("text", "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
			.param("limit", limit)
			.query((row, index) -> {
				var stage = new StageRef(Pipeline.valueOf(row.getString("pipeline")), row.getString("stage"));
				String own = row.getString("stage_name");
				String name = row.getString("patient_name");
				return new DealHit(new DealId(DealRows.id(row, "id")),
						DealRows.title(row.getString("title"), name, row.getString("service_name")), name,
						stage.pipeline(),
						new DefaultMessageSourceResolvable(
								new String[] { (own != null) ? own : stage.pipeline().stageKeys() + stage.code() },
								(own != null) ? own : stage.code()),
						row.getBoolean("open"));
			})
			.list();
	}

}
