package dental.cuspid;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A small clinic to play in, made over the API with names of its own: a branch that is
 * always open, two practitioners, a chair, a service of 100.00 and patients as they are
 * needed.
 *
 * @param api the API of an administrator with every role
 * @param mark what all its codes and names end with
 * @param made what {@link #fill} made so far
 */
public record Scene(ApiClient api, String mark, Map<String, String> made) {

	private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");

	private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000);

	public static Scene create(ApiClient api) {
		String mark = Long.toString(NUMBERS.incrementAndGet(), 36).toUpperCase(java.util.Locale.ROOT);
		var allDay = List.of(Map.of("from", "00:00", "to", "00:00"));
		Map<String, Object> hours = Arrays.stream(DayOfWeek.values())
			.collect(Collectors.toMap(DayOfWeek::name, (day) -> allDay));
		var scene = new Scene(api, mark, new HashMap<>());
		api.post("/branches", Map.of("code", scene.branch(), "name", "Branch " + mark, "phone", "+493023125418",
				"openingHours", hours));
		for (String practitioner : List.of(scene.practitioner(), scene.secondPractitioner())) {
			api.post("/practitioners",
					Map.of("code", practitioner, "name", "Dr. " + practitioner, "branch", scene.branch()));
		}
		api.post("/chairs", Map.of("code", scene.chair(), "name", "Chair " + mark, "branch", scene.branch()));
		api.post("/services", Map.of("code", scene.service(), "name", "Filling " + mark, "category", "KONS_CHIR",
				"price", 100, "durationMinutes", 30));
		return scene;
	}

	public String branch() {
		return "B" + this.mark;
	}

	public String practitioner() {
		return "P" + this.mark;
	}

	public String secondPractitioner() {
		return "Q" + this.mark;
	}

	public String chair() {
		return "C" + this.mark;
	}

	public String service() {
		return "S" + this.mark;
	}

	/** Registers a patient and returns the card number. */
	public String patient(String lastName, String firstName) {
		var answer = this.api.post("/patients", Map.of("lastName", lastName, "firstName", firstName, "phones",
				List.of("+49301" + (1_000_000 + NUMBERS.incrementAndGet() % 8_000_000)), "allowDuplicate", true));
		return answer.get("cardNumber").asString();
	}

	/** Books half an hour and returns the id of the appointment. */
	public String book(String patient, Instant startsAt) {
		return book(patient, startsAt, practitioner());
	}

	public String book(String patient, Instant startsAt, String practitioner) {
		return this.api
			.post("/appointments", Map.of("patient", patient, "practitioner", practitioner, "branch", branch(),
					"service", service(), "startsAt", startsAt.toString(), "durationMinutes", 15))
			.get("id")
			.asString();
	}

	/** Opens a walk-in's receipt and returns its id. */
	public String receipt(String patient, int quantity) {
		return this.api
			.post("/receipts",
					Map.of("patient", patient, "branch", branch(), "lines", List
						.of(Map.of("service", service(), "quantity", quantity, "practitioner", practitioner()))))
			.get("id")
			.asString();
	}

	/** Takes a payment and returns its id. */
	public String pay(String receipt, String tender, String amount) {
		var body = new HashMap<String, Object>();
		body.put("tender", tender);
		body.put("amount", new java.math.BigDecimal(amount));
		return this.api.post("/receipts/" + receipt + "/payments", body).get("id").asString();
	}

	/**
	 * A path with its variables filled in with things that exist: branch, practitioner,
	 * chair, service, source, rule, replay, card, second, patient, appointment, deal,
	 * move, receipt, payment, referral, coupons, topUp, import, plan. What is not known
	 * stays.
	 */
	public String fill(String path) {
		return VARIABLE.matcher(path)
			.replaceAll((variable) -> Matcher.quoteReplacement(value(variable.group(1), variable.group())));
	}

	private String value(String name, String otherwise) {
		String known = this.made.get(name);
		if (known != null) {
			return known;
		}
		String value = switch (name) {
			case "branch" -> branch();
			case "practitioner" -> practitioner();
			case "chair" -> chair();
			case "service" -> service();
			case "rule" -> this.api
				.post("/cashback-rules",
						Map.of("name", "Rule " + this.mark, "audience", "ALL", "basis", "VISIT", "enabled", false,
								"intervals",
								List.of(Map.of("from", 0, "conditions",
										List.of(Map.of("reward", "BONUS", "unit", "PERCENT", "value", 1))))))
				.get("id")
				.asString();
			case "replay" -> this.api
				.post("/cashback-rules/" + fill("{rule}") + "/replay", Map.of("from", "2020-01-01", "to", "2020-01-02"))
				.get("id")
				.asString();
			case "source" -> this.api.post("/sources", Map.of("name", "Source" + this.mark)).get("name").asString();
			case "card" -> patient("Sommer" + this.mark, "Lea");
			case "second" -> patient("Sommer" + this.mark, "Ben");
			case "patient" -> this.api.get("/patients/" + fill("{card}")).get("id").asString();
			case "appointment" -> book(fill("{card}"), Instant.now().plus(Duration.ofHours(30)));
			case "receipt" -> receipt(fill("{card}"), 1);
			case "deal" -> this.api.post("/deals", Map.of("pipeline", "APPOINTMENTS", "patient", fill("{card}")))
				.get("id")
				.asString();
			case "move" ->
				this.api.post("/deals/" + fill("{deal}") + "/move", Map.of("stage", "IN_WORK")).get("move").asString();
			case "payment" -> pay(fill("{receipt}"), "CASH", "10.00");
			case "referral" -> this.api
				.post("/referrals", Map.of("newcomer", patient("Neu" + this.mark, "Ada"), "referrer", fill("{card}"),
						"reason", "named on the phone"))
				.get("id")
				.asString();
			case "coupons" ->
				this.api.post("/patients/" + fill("{card}") + "/coupons", Map.of("count", 2)).get("id").asString();
			case "topUp" -> {
				this.api.put("/settings", Map.of("referral", Map.of("internalCredit", 20, "phoneTopUp", 10)));
				String newcomer = patient("Neu" + this.mark, "Eva");
				this.api.post("/referrals",
						Map.of("newcomer", newcomer, "referrer", fill("{card}"), "reason", "named on the phone"));
				pay(receipt(newcomer, 1), "CASH", "10.00");
				yield this.api.get("/top-ups?limit=1").get("items").get(0).get("id").asString();
			}
			case "import" ->
				this.api.upload("/imports", "Card number;Phone\nnobody;+493023125418\n", Map.of("kind", "PATIENTS"))
					.get("id")
					.asString();
			case "plan" -> this.api.post("/plans",
					Map.of("patient", fill("{card}"), "items", List.of(Map.of("service", service(), "tooth", "26"))))
				.get("id")
				.asString();
			default -> otherwise;
		};
		this.made.put(name, value);
		return value;
	}

	static String key() {
		return UUID.randomUUID().toString();
	}

}
