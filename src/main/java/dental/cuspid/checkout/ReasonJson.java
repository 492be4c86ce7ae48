package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dental.cuspid.shared.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes reasons and assessments as JSON for keeping, each argument with its kind, so
 * that amounts, numbers and dates can still be shown in any language after years.
 */
final class ReasonJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private ReasonJson() {
	}

	static String write(Reason reason) {
		return MAPPER.writeValueAsString(node(reason));
	}

	static Reason readReason(String json) {
		return reason(MAPPER.readTree(json));
	}

	static String write(List<FrozenAssessment> assessments) {
		ArrayNode all = NODES.arrayNode();
		for (FrozenAssessment assessment : assessments) {
			ObjectNode one = all.addObject();
			one.put("program", assessment.program());
			one.put("basis", assessment.basis());
		}
		return MAPPER.writeValueAsString(all);
	}

	static List<FrozenAssessment> readAssessments(String json) {
		var all = new ArrayList<FrozenAssessment>();
		for (JsonNode one : MAPPER.readTree(json)) {
			all.add(new FrozenAssessment(one.get("program").asString(), one.get("basis").asString()));
		}
		return List.copyOf(all);
	}

	private static ObjectNode node(Reason reason) {
		ObjectNode node = NODES.objectNode();
		node.put("code", reason.code());
		ArrayNode args = node.putArray("args");
		reason.args().forEach((arg) -> args.add(argument(arg)));
		return node;
	}

	private static JsonNode argument(Object arg) {
		return switch (arg) {
			case Reason nested -> node(nested);
			case Money money -> NODES.objectNode()
				.put("money", money.amount().toPlainString())
				.put("currency", money.currency().getCurrencyCode());
			case Integer whole -> NODES.numberNode(whole);
			case Long whole -> NODES.numberNode(whole);
			case Number number -> NODES.objectNode().put("number", number.toString());
			case LocalDate date -> NODES.objectNode().put("date", date.toString());
			default -> NODES.stringNode(arg.toString());
		};
	}

	private static Reason reason(JsonNode node) {
		var args = new ArrayList<>();
		node.get("args").forEach((arg) -> args.add(argument(arg)));
		return new Reason(node.get("code").asString(), List.copyOf(args));
	}

	private static Object argument(JsonNode arg) {
		if (arg.isNumber()) {
			return arg.asLong();
		}
		if (arg.isString()) {
			return arg.asString();
		}
		if (arg.has("code")) {
			return reason(arg);
		}
		if (arg.has("money")) {
			return Money.of(arg.get("money").asString(), arg.get("currency").asString());
		}
		if (arg.has("date")) {
			return LocalDate.parse(arg.get("date").asString());
		}
		return new BigDecimal(arg.get("number").asString());
	}

}
