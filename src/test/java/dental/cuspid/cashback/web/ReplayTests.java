package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Replays of real receipts: what they say equals what was posted, leaves the present
 * visit out, finds edges, and alone lets a version be switched on without a reason.
 */
@IntegrationTest
class ReplayTests {

	/** Each test has a month of its own, so that nobody else's receipts are in it. */
	private static final AtomicInteger MONTHS = new AtomicInteger();

	@LocalServerPort
	private int port;

	@Autowired
	private MockMvc mvc;

	private ApiClient api;

	private Scene scene;

	private LocalDate month;

	private final List<String> rules = new ArrayList<>();

	@BeforeEach
	void makeClinic() {
		this.api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.scene = Scene.create(this.api);
		this.month = LocalDate.of(2015, 1, 1).plusMonths(MONTHS.getAndIncrement());
		service("A", "2000", Map.of("type", "PERCENT", "value", 1));
		service("B", "1000", Map.of("type", "NONE"));
		service("C", "970", Map.of("type", "NONE"));
	}

	@AfterEach
	void archiveRules() {
		this.rules.forEach((id) -> this.api.send("DELETE", "/cashback-rules/" + id, null, null));
	}

	@Test
	void costEqualsWhatWasPostedAndTheDraftIsComparedWithIt() {
		String loyal = this.scene.patient("Quandt", "Ina");
		pay(loyal, "A", 3, "2000.00");
		pay(loyal, "B", 6, "1000.00");
		String once = this.scene.patient("Reuter", "Max");
		String payment = pay(once, "A", 9, "2000.00");
		this.api.post("/payments/" + payment + "/refunds", Map.of("amount", 500, "reason", "treatment stopped"));
		String draft = rule(Map.of("enabled", false), cumulative());
		JsonNode replay = replay(draft);
		assertThat(replay.get("state").asString()).isEqualTo("DONE");
		assertThat(replay.get("receipts").asLong()).isEqualTo(3);
		assertThat(replay.get("patients").asLong()).isEqualTo(2);
		assertThat(decimal(replay.at("/today/bonus"))).isEqualByComparingTo(bonus(loyal).add(bonus(once)))
			.isEqualByComparingTo("35");
		assertThat(decimal(replay.at("/cost/bonus"))).isEqualByComparingTo("30");
		assertThat(decimal(replay.at("/cost/discount"))).isEqualByComparingTo("0");
		assertThat(decimal(replay.at("/difference"))).isEqualByComparingTo("-5");
		assertThat(replay.at("/winners/count").asLong()).isEqualTo(1);
		assertThat(replay.at("/winners/items/0/patient").asString()).isEqualTo(loyal);
		assertThat(decimal(replay.at("/winners/items/0/difference"))).isEqualByComparingTo("10");
		assertThat(replay.at("/losers/items/0/patient").asString()).isEqualTo(once);
		assertThat(decimal(replay.at("/revenue"))).isEqualByComparingTo("4500");
	}

	@Test
	void underTheSameRulesTheReplayGivesEveryBonusAndDiscountThatWasGiven() {
		String active = rule(Map.of("enabled", true, "reason", "agreed with the director"), List
			.of(interval("1500", "2500", "BONUS", "PERCENT", "3"), interval("2500", null, "DISCOUNT", "PERCENT", "5")));
		String patient = this.scene.patient("Sanders", "Kai");
		pay(patient, "A", 2, "2000.00");
		pay(patient, "B", 4, "1000.00");
		JsonNode third = receipt(patient, "B", 6);
		assertThat(decimal(third.get("due"))).isEqualByComparingTo("950");
		this.scene.pay(third.get("id").asString(), "CARD", "950.00");
		JsonNode replay = replay(active);
		assertThat(decimal(replay.at("/today/bonus"))).isEqualByComparingTo(bonus(patient)).isEqualByComparingTo("30");
		assertThat(decimal(replay.at("/today/discount"))).isEqualByComparingTo("50");
		assertThat(decimal(replay.at("/difference"))).isEqualByComparingTo("0");
		assertThat(replay.get("unchanged").asLong()).isEqualTo(1);
	}

	@Test
	void aDiscountMakesLaterCumulativeSumsSmaller() {
		String patient = this.scene.patient("Thoma", "Eva");
		pay(patient, "B", 2, "1000.00");
		pay(patient, "B", 4, "1000.00");
		String draft = rule(Map.of("enabled", false, "stackable", true),
				List.of(interval("0", "999.99", "DISCOUNT", "PERCENT", "10"),
						interval("999.99", null, "BONUS", "AMOUNT", "70")));
		JsonNode replay = replay(draft);
		// the first visit costs 900 then, so the second finds 900 and gets the discount
		// again
		assertThat(decimal(replay.at("/cost/discount"))).isEqualByComparingTo("200");
		assertThat(decimal(replay.at("/cost/bonus"))).isEqualByComparingTo("0");
	}

	@Test
	void edgesShowWhoStoppedJustBelowAndWhoLostBeyond() throws Exception {
		String below = this.scene.patient("Ulrich", "Ben");
		pay(below, "C", 3, "970.00");
		pay(below, "C", 5, "970.00");
		String beyond = this.scene.patient("Vogel", "Lea");
		pay(beyond, "A", 4, "2000.00");
		String draft = rule(Map.of("enabled", false, "basis", "VISIT"),
				List.of(interval("1000", "1500", "BONUS", "AMOUNT", "50")));
		JsonNode replay = replay(draft);
		JsonNode cliffs = replay.get("cliffs");
		assertThat(cliffs.size()).isEqualTo(2);
		assertThat(cliffs.get(0).get("kind").asString()).isEqualTo("SHORT");
		assertThat(decimal(cliffs.get(0).get("edge"))).isEqualByComparingTo("1000");
		assertThat(decimal(cliffs.get(0).get("within"))).isEqualByComparingTo("50");
		assertThat(cliffs.get(0).get("patients").asLong()).isEqualTo(1);
		assertThat(cliffs.get(0).get("receipts").asLong()).isEqualTo(2);
		assertThat(cliffs.get(1).get("kind").asString()).isEqualTo("DROP");
		assertThat(decimal(cliffs.get(1).get("average"))).isEqualByComparingTo("50");
		String page = "/cashback/rules/" + draft + "/replays/" + replay.get("id").asString();
		this.mvc.perform(get(page + "/receipts?edge=1000&kind=SHORT").with(TestStaff.admin()))
			.andExpect(content().string(containsString("Ulrich, Ben")));
		this.mvc.perform(get(page).with(TestStaff.admin()))
			.andExpect(content().string(containsString("Edge at")))
			.andExpect(content().string(containsString("at most")));
	}

	@Test
	void onlyTheVersionThatWasReplayedIsSwitchedOnWithoutAReason() {
		String draft = rule(Map.of("enabled", false), cumulative());
		assertThat(change(draft, true, "3").status()).isEqualTo(422);
		replay(draft);
		assertThat(change(draft, true, "4").status()).isEqualTo(422);
		assertThat(change(draft, false, "4").status()).isEqualTo(200);
		assertThat(change(draft, true, "4").status()).isEqualTo(422);
		assertThat(change(draft, true, "3").status()).isEqualTo(200);
		assertThat(this.api.get("/cashback-rules/" + draft).get("active").asBoolean()).isTrue();
	}

	@Test
	void aPageStartsItInTheBackgroundAndShowsWhatCameOut() throws Exception {
		pay(this.scene.patient("Wiese", "Tom"), "A", 3, "2000.00");
		String draft = rule(Map.of("enabled", false), cumulative());
		String page = "/cashback/rules/" + draft;
		String submission = UUID.randomUUID().toString();
		for (int i = 0; i < 2; i++) {
			this.mvc
				.perform(post(page + "/replays").with(csrf())
					.with(TestStaff.admin())
					.param("submission", submission)
					.param("from", this.month.toString())
					.param("to", this.month.plusDays(27).toString()))
				.andExpect(status().is3xxRedirection());
		}
		await().atMost(Duration.ofSeconds(60)).until(() -> page(page).contains("Patients and categories"));
		String shown = page(page);
		assertThat(shown).contains("Patients and categories", "1 receipt, 1 patient", "Replayed ");
		assertThat(shown).containsOnlyOnce("Version 1, receipts from");
	}

	@Test
	void aPeriodThatEndsBeforeItBeginsIsRefused() {
		String draft = rule(Map.of("enabled", false), cumulative());
		var refused = this.api.send("POST", "/cashback-rules/" + draft + "/replay",
				Map.of("from", "2026-02-02", "to", "2026-02-01"), null);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().get("errors").get(0).get("field").asString()).isEqualTo("to");
	}

	private String page(String address) throws Exception {
		return this.mvc.perform(get(address).with(TestStaff.admin())).andReturn().getResponse().getContentAsString();
	}

	private ApiClient.Answer change(String rule, boolean enabled, String percent) {
		return this.api.send("PUT", "/cashback-rules/" + rule,
				body(Map.of("enabled", enabled), List.of(interval("1500", "2500", "BONUS", "PERCENT", percent))), null);
	}

	private JsonNode replay(String rule) {
		return this.api.post("/cashback-rules/" + rule + "/replay",
				Map.of("from", this.month.toString(), "to", this.month.plusDays(27).toString()));
	}

	private static List<Map<String, Object>> cumulative() {
		return List.of(interval("1500", "2500", "BONUS", "PERCENT", "3"));
	}

	private String rule(Map<String, Object> other, List<Map<String, Object>> intervals) {
		String id = this.api.post("/cashback-rules", body(other, intervals)).get("id").asString();
		this.rules.add(id);
		return id;
	}

	private Map<String, Object> body(Map<String, Object> other, List<Map<String, Object>> intervals) {
		var body = new HashMap<String, Object>(Map.of("name", "Replay " + this.scene.mark(), "audience", "ALL", "basis",
				"CUMULATIVE", "intervals", intervals));
		body.putAll(other);
		return body;
	}

	private static Map<String, Object> interval(String from, @Nullable String to, String reward, String unit,
			String value) {
		var interval = new HashMap<String, Object>();
		interval.put("from", new BigDecimal(from));
		interval.put("to", (to != null) ? new BigDecimal(to) : null);
		interval.put("conditions", List.of(Map.of("reward", reward, "unit", unit, "value", new BigDecimal(value))));
		return interval;
	}

	private void service(String code, String price, Map<String, Object> cashback) {
		this.api.post("/services", Map.of("code", code + this.scene.mark(), "name", code + " service", "category",
				"KONS_CHIR", "price", new BigDecimal(price), "cashback", cashback));
	}

	private String pay(String patient, String service, int day, String amount) {
		JsonNode receipt = receipt(patient, service, day);
		return this.api
			.post("/receipts/" + receipt.get("id").asString() + "/payments",
					Map.of("tender", "CARD", "amount", new BigDecimal(amount), "receivedAt", at(day)))
			.get("id")
			.asString();
	}

	private JsonNode receipt(String patient, String service, int day) {
		return this.api.post("/receipts", Map.of("patient", patient, "branch", this.scene.branch(), "occurredAt",
				at(day), "lines", List.of(Map.of("service", service + this.scene.mark()))));
	}

	private String at(int day) {
		return this.month.plusDays(day) + "T10:00:00Z";
	}

	private static BigDecimal decimal(JsonNode node) {
		return node.decimalValue();
	}

	private BigDecimal bonus(String patient) {
		return decimal(this.api.get("/patients/" + patient).get("balances").get("bonus"));
	}

}
