package dental.cuspid.pipelines;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Refusal.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * Keeps the values of a log's sentences so that they can be said in any language later: a
 * stage by its code, a moment as such, a refusal as its message.
 */
@Component
class LogValues {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

	private final JsonMapper json;

	private final ClinicTime time;

	LogValues(JsonMapper json, ClinicTime time) {
		this.json = json;
		this.time = time;
	}

	String write(List<?> values) {
		return array(values).toString();
	}

	private ArrayNode array(List<?> values) {
		ArrayNode array = this.json.createArrayNode();
		for (Object value : values) {
			var node = array.addObject();
			switch (value) {
				case StageRef stage -> node.put("stage", stage.toString());
				case Instant instant -> node.put("at", instant.toString());
				case Pipeline pipeline -> node.put("message", "pipelines.pipeline." + pipeline.name()).putArray("args");
				case RefusalReason reason -> node.put("message", "pipelines.reason." + reason.name()).putArray("args");
				case Problem problem -> node.put("message", problem.code()).set("args", array(List.of(problem.args())));
				case MessageSourceResolvable label -> {
					Object[] args = label.getArguments();
					node.put("message", first(label))
						.put("fallback", label.getDefaultMessage())
						.set("args", array((args != null) ? List.of(args) : List.of()));
				}
				case Number number -> node.put("number", number.longValue());
				default -> node.put("text", value.toString());
			}
		}
		return array;
	}

	private static String first(MessageSourceResolvable label) {
		String[] codes = label.getCodes();
		return (codes != null && codes.length > 0) ? codes[0] : "";
	}

	/** A list of values as message arguments, stages by the clinic's names for them. */
	Object[] read(String values, Map<StageRef, StageView> stages) {
		return args(this.json.readTree(values), stages);
	}

	private Object[] args(JsonNode values, Map<StageRef, StageView> stages) {
		var args = new ArrayList<Object>();
		for (JsonNode value : values) {
			if (value.has("stage")) {
				args.add(stage(value.get("stage").asString(), stages));
			}
			else if (value.has("at")) {
				args.add(moment(Instant.parse(value.get("at").asString())));
			}
			else if (value.has("message")) {
				String code = value.get("message").asString();
				args.add(new DefaultMessageSourceResolvable(new String[] { code }, args(value.get("args"), stages),
						value.path("fallback").asString(code)));
			}
			else if (value.has("number")) {
				args.add(value.get("number").asLong());
			}
			else {
				args.add(value.get("text").asString());
			}
		}
		return args.toArray();
	}

	/** A moment; the beginning of a day is the day. */
	private Object moment(Instant instant) {
		LocalTime clock = instant.atZone(this.time.zone()).toLocalTime();
		if (clock.equals(LocalTime.MIDNIGHT)) {
			return this.time.dayOf(instant);
		}
		return new DefaultMessageSourceResolvable(new String[] { "pipelines.log.moment" },
				new Object[] { this.time.dayOf(instant), TIME.format(clock) });
	}

	private static Object stage(String text, Map<StageRef, StageView> stages) {
		String[] parts = text.split("/", 2);
		var ref = new StageRef(Pipeline.valueOf(parts[0]), parts[1]);
		StageView known = stages.get(ref);
		return (known != null) ? known.label() : parts[1];
	}

}
