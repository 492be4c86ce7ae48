package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The worked examples of cashback through the API: receipt, payments, ledger.
 */
@IntegrationTest
class CashbackApiTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TestStaff staff;

	private ApiClient api;

	private Scene scene;

	private final List<String> rules = new ArrayList<>();

	@BeforeEach
	void makeClinic() {
		this.api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.scene = Scene.create(this.api);
		service("H", "12000", Map.of("type", "PERCENT", "value", 5));
		service("F", "18500", Map.of("type", "AMOUNT", "value", 300));
		service("X", "1500", Map.of("type", "PERCENT", "value", 0));
	}

	@AfterEach
	void archiveRules() {
		this.rules.forEach((id) -> this.api.send("DELETE", "/cashback-rules/" + id, null, null));
	}

	@Test
	void standardModeCreditsOnceTheReceiptIsSettled() {
		String patient = this.scene.patient("Ahlers", "Ute");
		JsonNode receipt = receipt(patient, "H", "F", "X");
		assertThat(receipt.get("gross").decimalValue()).isEqualByComparingTo("32000");
		assertThat(receipt.get("expectedBonus").decimalValue()).isEqualByComparingTo("900");
		String id = receipt.get("id").asString();
		this.scene.pay(id, "CARD", "20000.00");
		assertThat(get(id).get("expectedBonus").decimalValue()).isEqualByComparingTo("900");
		assertThat(bonus(patient)).isEqualByComparingTo("0");
		assertThat(history(patient)).isEmpty();
		this.scene.pay(id, "CASH", "12000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("900");
		assertThat(get(id).get("expectedBonus").decimalValue()).isEqualByComparingTo("0");
	}

	@Test
	void percentCountsMoneyOnly() {
		String patient = this.scene.patient("Bremer", "Kai");
		String first = receipt(patient, "H", "F", "X").get("id").asString();
		this.scene.pay(first, "CARD", "32000.00");
		String small = receipt(patient, "H", "F", "X").get("id").asString();
		this.scene.pay(small, "BONUS", "900.00");
		this.scene.pay(small, "CARD", "31100.00");
		// 12 000 × 31 100 / 32 000 × 5 % + 300
		assertThat(bonus(patient)).isEqualByComparingTo("883.13");
	}

	@Test
	void refundsTakeTheirShareBackAndNoMore() {
		String patient = this.scene.patient("Carstens", "Eva");
		String id = receipt(patient, "H", "F", "X").get("id").asString();
		String payment = this.scene.pay(id, "CARD", "32000.00");
		refund(payment, "8000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("675");
		refund(payment, "24000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("0");
		assertThat(get(id).get("state").asString()).isEqualTo("REFUNDED");
	}

	@Test
	void aSpentBonusThatIsTakenBackLeavesADebtThatIsWorkedOffFirst() {
		String patient = this.scene.patient("Dirks", "Ole");
		String first = receipt(patient, "H", "F", "X").get("id").asString();
		String payment = this.scene.pay(first, "CARD", "32000.00");
		String second = receipt(patient, "X").get("id").asString();
		this.scene.pay(second, "BONUS", "900.00");
		this.scene.pay(second, "CARD", "600.00");
		refund(payment, "32000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("-900");
		this.scene.pay(receipt(patient, "H", "F", "X").get("id").asString(), "CARD", "32000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("0");
	}

	@Test
	void aVoidedPaymentTakesTheBonusBackAndTheNextOneGivesItAgain() {
		String patient = this.scene.patient("Eilers", "Ida");
		String id = receipt(patient, "H", "F", "X").get("id").asString();
		String payment = this.scene.pay(id, "CARD", "32000.00");
		this.api.post("/payments/" + payment + "/void", Map.of("reason", "wrong terminal"));
		assertThat(bonus(patient)).isEqualByComparingTo("0");
		this.scene.pay(id, "CASH", "32000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("900");
	}

	@Test
	void anActiveRuleSwitchesRatesOffAndGivesItsBonusToPrimaryPatients() {
		rule(this.api,
				Map.of("name", "R1 " + this.scene.mark(), "audience", "PRIMARY", "basis", "VISIT", "enabled", true,
						"reason", "agreed with the director", "intervals",
						List.of(interval("5000", "10000", "BONUS", "AMOUNT", "500"),
								interval("10000", null, "BONUS", "AMOUNT", "1500"))));
		service("T", "10000", Map.of("type", "PERCENT", "value", 50));
		service("U", "7000", Map.of("type", "PERCENT", "value", 50));
		String patient = this.scene.patient("Focken", "Jan");
		this.scene.pay(receipt(patient, "T").get("id").asString(), "CARD", "10000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("1500");
		JsonNode repeat = receipt(patient, "U");
		assertThat(repeat.get("expectedBonus").decimalValue()).isEqualByComparingTo("0");
		assertThat(repeat.get("explanation").toString()).contains("is for primary patients");
		this.scene.pay(repeat.get("id").asString(), "CARD", "7000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("1500");
	}

	@Test
	void theCumulativeRuleLeavesThePresentPaymentOut() {
		rule(this.api,
				Map.of("name", "R2 " + this.scene.mark(), "audience", "ALL", "basis", "CUMULATIVE", "enabled", true,
						"reason", "agreed with the director", "intervals",
						List.of(interval("150000", "300000", "BONUS", "PERCENT", "3"),
								interval("300000", null, "DISCOUNT", "PERCENT", "5"))));
		service("A", "200000", Map.of("type", "NONE"));
		service("B", "100000", Map.of("type", "NONE"));
		service("C", "40000", Map.of("type", "NONE"));
		String patient = this.scene.patient("Gerdes", "Mia");
		this.scene.pay(receipt(patient, "A").get("id").asString(), "CARD", "200000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("0");
		this.scene.pay(receipt(patient, "B").get("id").asString(), "CARD", "100000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("3000");
		JsonNode third = receipt(patient, "C");
		assertThat(third.get("due").decimalValue()).isEqualByComparingTo("38000");
		assertThat(third.get("discounts").get(0).get("amount").decimalValue()).isEqualByComparingTo("2000");
		this.scene.pay(third.get("id").asString(), "CARD", "38000.00");
		assertThat(bonus(patient)).isEqualByComparingTo("3000");
	}

	@Test
	void refusesRulesThatCannotBeUsed() {
		var overlapping = this.api.send("POST", "/cashback-rules", Map.of("name", "Overlap", "audience", "ALL", "basis",
				"VISIT", "enabled", true, "reason", "test", "intervals",
				List.of(interval("0", "100", "BONUS", "AMOUNT", "5"), interval("99.99", null, "BONUS", "AMOUNT", "5"))),
				null);
		assertThat(overlapping.status()).isEqualTo(422);
		assertThat(overlapping.json().get("errors").get(0).get("field").asString()).isEqualTo("intervals[1].from");
		var unexplained = this.api.send("POST", "/cashback-rules",
				Map.of("name", "No reason", "audience", "ALL", "basis", "VISIT", "enabled", true, "intervals",
						List.of(interval("0", "100", "BONUS", "PERCENT", "101"))),
				null);
		assertThat(unexplained.status()).isEqualTo(422);
		assertThat(unexplained.json().get("errors").findValuesAsString("field"))
			.containsExactlyInAnyOrder("intervals[0].conditions[0].value", "reason");
	}

	@Test
	void linesThatChangeAreJudgedByTheRulesTheReceiptWasOpenedWith() {
		service("L", "1000", Map.of("type", "PERCENT", "value", 10));
		String standard = receipt(this.scene.patient("Heine", "Ilse"), "L").get("id").asString();
		JsonNode rule = rule(this.api, off("Opened " + this.scene.mark(), "10"));
		String opened = receipt(this.scene.patient("Janssen", "Ute"), "L").get("id").asString();
		this.api.send("PUT", "/cashback-rules/" + rule.get("id").asString(), off("Reworded", "50"), null);
		JsonNode byRule = twoOf(opened);
		assertThat(byRule.get("due").decimalValue()).isEqualByComparingTo("1800");
		JsonNode byRate = twoOf(standard);
		assertThat(byRate.get("due").decimalValue()).isEqualByComparingTo("2000");
		assertThat(byRate.get("expectedBonus").decimalValue()).isEqualByComparingTo("200");
		this.api.send("DELETE", "/cashback-rules/" + rule.get("id").asString(), null, null);
		assertThat(twoOf(opened).get("due").decimalValue()).isEqualByComparingTo("1800");
	}

	@Test
	void theAnswerToAPaymentTellsWhatIsExpectedAfterIt() {
		String patient = this.scene.patient("Kruse", "Tom");
		this.scene.pay(receipt(patient, "H", "F", "X").get("id").asString(), "CARD", "32000.00");
		String id = receipt(patient, "H").get("id").asString();
		JsonNode paid = this.api.post("/receipts/" + id + "/payments",
				Map.of("tender", "BONUS", "amount", new BigDecimal("400.00")));
		assertThat(paid.get("receipt").get("expectedBonus").decimalValue()).isEqualByComparingTo("580");
		JsonNode voided = this.api.post("/payments/" + paid.get("id").asString() + "/void",
				Map.of("reason", "wrong tender"));
		assertThat(voided.get("receipt").get("expectedBonus").decimalValue()).isEqualByComparingTo("600");
	}

	@Test
	void refusesSumsNoClinicMeans() {
		var answer = this.api.send("POST", "/cashback-rules",
				Map.of("name", "Huge", "audience", "ALL", "basis", "VISIT", "enabled", true, "reason", "test",
						"intervals",
						List.of(interval("0", "100000000000000000000", "BONUS", "AMOUNT", "100000000000000000000"))),
				null);
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().get("errors").findValuesAsString("field")).containsExactlyInAnyOrder("intervals[0].to",
				"intervals[0].conditions[0].value");
		assertThat(this.api.send("POST", "/cashback-rules", off("a\0b", "5"), null).status()).isEqualTo(422);
	}

	@Test
	void rulesAreForDirectors() {
		var finance = new ApiClient(this.port, this.staff.token(Role.FINANCE));
		var director = new ApiClient(this.port, this.staff.token(Role.DIRECTOR));
		Map<String, Object> rule = Map.of("name", "Rights " + this.scene.mark(), "audience", "ALL", "basis", "VISIT",
				"enabled", false, "intervals", List.of(interval("0", null, "BONUS", "AMOUNT", "5")));
		assertThat(finance.send("POST", "/cashback-rules", rule, null).status()).isEqualTo(403);
		assertThat(rule(director, rule).get("active").asBoolean()).isFalse();
	}

	private JsonNode rule(ApiClient as, Map<String, Object> rule) {
		JsonNode made = as.post("/cashback-rules", rule);
		this.rules.add(made.get("id").asString());
		return made;
	}

	private static Map<String, Object> off(String name, String percent) {
		return Map.of("name", name, "audience", "ALL", "basis", "VISIT", "enabled", true, "reason", "tried",
				"intervals", List.of(interval("0", null, "DISCOUNT", "PERCENT", percent)));
	}

	private JsonNode twoOf(String receipt) {
		return this.api
			.send("PATCH", "/receipts/" + receipt,
					Map.of("lines", List.of(Map.of("service", "L" + this.scene.mark(), "quantity", 2))), null)
			.json();
	}

	private static Map<String, Object> interval(String from, @org.jspecify.annotations.Nullable String to,
			String reward, String unit, String value) {
		var interval = new java.util.HashMap<String, Object>();
		interval.put("from", new BigDecimal(from));
		interval.put("to", (to != null) ? new BigDecimal(to) : null);
		interval.put("conditions", List.of(Map.of("reward", reward, "unit", unit, "value", new BigDecimal(value))));
		return interval;
	}

	private void service(String code, String price, Map<String, Object> cashback) {
		this.api.post("/services", Map.of("code", code + this.scene.mark(), "name", code + " service", "category",
				"KONS_CHIR", "price", new BigDecimal(price), "cashback", cashback));
	}

	private JsonNode receipt(String patient, String... services) {
		List<Map<String, Object>> lines = List.of(services)
			.stream()
			.map((code) -> Map.<String, Object>of("service", code + this.scene.mark()))
			.toList();
		return this.api.post("/receipts", Map.of("patient", patient, "branch", this.scene.branch(), "lines", lines));
	}

	private JsonNode get(String receipt) {
		return this.api.get("/receipts/" + receipt);
	}

	private void refund(String payment, String amount) {
		this.api.post("/payments/" + payment + "/refunds",
				Map.of("amount", new BigDecimal(amount), "reason", "treatment stopped"));
	}

	private BigDecimal bonus(String patient) {
		return this.api.get("/patients/" + patient).get("balances").get("bonus").decimalValue();
	}

	private List<JsonNode> history(String patient) {
		return this.api.get("/patients/" + patient + "/ledger?account=BONUS").get("items").valueStream().toList();
	}

}
