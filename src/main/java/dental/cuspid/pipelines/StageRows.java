package dental.cuspid.pipelines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dental.cuspid.shared.Recent;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads stages. Every board and every move asks for them and they hardly ever change.
 */
@Component
class StageRows {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Recent<List<StageView>> known = new Recent<>(this::read);

	StageRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	List<StageView> of(Pipeline pipeline) {
		return all().stream().filter((stage) -> stage.ref().pipeline() == pipeline).toList();
	}

	List<StageView> all() {
		return this.known.get();
	}

	Optional<StageView> find(StageRef ref) {
		return all().stream().filter((stage) -> stage.ref().equals(ref)).findFirst();
	}

	/** A stage as it is this moment. */
	Optional<StageView> present(StageRef ref) {
		return one(ref, "");
	}

	/** The same, held against a second change. */
	Optional<StageView> hold(StageRef ref) {
		return one(ref, " for update");
	}

	private Optional<StageView> one(StageRef ref, String lock) {
		return this.jdbc.sql("select * from pipeline_stage where pipeline = :pipeline and code = :code" + lock)
			.param("pipeline", ref.pipeline().name())
			.param("code", ref.code())
			.query(this::view)
			.optional();
	}

	void changed() {
		this.known.changed();
	}

	private List<StageView> read() {
		return this.jdbc.sql("select * from pipeline_stage order by pipeline, position").query(this::view).list();
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
