package dental.cuspid.pipelines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads stages.
 */
@Component
class StageRows {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	StageRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	List<StageView> of(Pipeline pipeline) {
		return this.jdbc.sql("select * from pipeline_stage where pipeline = :pipeline order by position")
			.param("pipeline", pipeline.name())
			.query(this::view)
			.list();
	}

	List<StageView> all() {
		return this.jdbc.sql("select * from pipeline_stage order by pipeline, position").query(this::view).list();
	}

	Optional<StageView> find(StageRef ref) {
		return this.jdbc.sql("select * from pipeline_stage where pipeline = :pipeline and code = :code")
			.param("pipeline", ref.pipeline().name())
			.param("code", ref.code())
			.query(this::view)
			.optional();
	}

	private StageView view(ResultSet row, int index) throws SQLException {
		Map<String, String> messages = new HashMap<>();
		this.json.readTree(row.getString("messages"))
			.properties()
			.forEach((text) -> messages.put(text.getKey(), text.getValue().asString("")));
		String ending = row.getString("ending");
		String[] fields = (String[]) row.getArray("required_fields").getArray();
		return new StageView(new StageRef(Pipeline.valueOf(row.getString("pipeline")), row.getString("code")),
				row.getInt("position"), row.getBoolean("own"), (ending != null) ? StageEnding.valueOf(ending) : null,
				row.getString("name"), row.getObject("stall_minutes", Integer.class), row.getString("task"), messages,
				Arrays.stream(fields).map(DealField::valueOf).toList(), row.getLong("version"));
	}

}
