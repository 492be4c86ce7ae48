package dental.cuspid.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks the database what several modules want to know in one statement, so that a page
 * made of the parts of many modules does not need more statements with each of them. A
 * slot whose parts are gathered this way gives its select and reads its own rows.
 */
@Component
public class Questions {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private final JdbcClient jdbc;

	Questions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The rows each select finds, in the order of the selects. Rows of one select come in
	 * no particular order.
	 * @param selects plain selects whose columns have names of their own
	 * @param values of the named parameters, the same for all
	 */
	public List<List<Row>> ask(List<String> selects, Map<String, ?> values) {
		List<List<Row>> answers = Stream.<List<Row>>generate(ArrayList::new).limit(selects.size()).toList();
		if (!selects.isEmpty()) {
			this.jdbc.sql(together(selects))
				.params(values)
				.query((RowCallbackHandler) (row) -> answers.get(row.getInt("question"))
					.add(read(row.getString("answer"))));
		}
		return answers;
	}

	private static String together(List<String> selects) {
		return IntStream.range(0, selects.size())
			.mapToObj((index) -> "select %d as question, to_jsonb(answer) as answer from (\n%s) answer".formatted(index,
					selects.get(index)))
			.collect(Collectors.joining("\nunion all\n"));
	}

	private static Row read(String answer) {
		try {
			return new Row(JSON.readTree(answer));
		}
		catch (JacksonException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
