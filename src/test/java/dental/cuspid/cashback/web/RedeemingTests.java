package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

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
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Bonus waits, is spent up to the cap, lapses once with its cause in the ledger, and
 * patients are told where the clinic wants it.
 */
@IntegrationTest
class RedeemingTests {

	@LocalServerPort
	private int port;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private TestStaff staff;

	private ApiClient api;

	private Scene scene;

	@BeforeEach
	void makeClinic() {
		this.api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.scene = Scene.create(this.api);
		this.api.post("/services", Map.of("code", "H" + this.scene.mark(), "name", "Hygiene", "category", "KONS_CHIR",
				"price", new BigDecimal("1000"), "cashback", Map.of("type", "PERCENT", "value", 10)));
	}

	@AfterEach
	void asUsual() throws Exception {
		settings(100, 0, 0);
		messages("", "");
	}

	@Test
	void whatWaitsMayNotBeSpentAndTheRefusalSaysUntilWhen() throws Exception {
		settings(100, 14, 0);
		String patient = this.scene.patient("Abel", "Ute");
		earn(patient, 20);
		earn(patient, 3);
		assertThat(bonus(patient)).isEqualByComparingTo("200");
		String receipt = receipt(patient, null);
		var refused = this.api.send("POST", "/receipts/" + receipt + "/payments",
				Map.of("tender", "BONUS", "amount", new BigDecimal("150")), UUID.randomUUID().toString());
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("100.00", "may be spent now").contains("waits");
		this.scene.pay(receipt, "BONUS", "100");
		String page = this.mvc.perform(get("/checkout/" + receipt).with(TestStaff.admin()))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(page).contains("of it may be spent from");
	}

	@Test
	void lapsedBonusIsTakenAwayOnceWithItsCauseAndTheRestStays() throws Exception {
		settings(100, 0, 6);
		String patient = this.scene.patient("Becker", "Ida");
		String old = earn(patient, 300);
		earn(patient, 10);
		String spend = receipt(patient, null);
		this.scene.pay(spend, "BONUS", "100");
		assertThat(bonus(patient)).isEqualByComparingTo("100");
		String page = patientPage(patient);
		assertThat(page).contains("Bonus history", "What expires when", "lapses tonight");
		List<Callable<Integer>> runs = List.of(this::lapse, this::lapse, this::lapse);
		assertThat(lapse()).isEqualTo(200);
		assertThat(bonus(patient)).isEqualByComparingTo("0");
		String second = this.scene.patient("Becker", "Jan");
		earn(second, 300);
		try (var threads = Executors.newFixedThreadPool(runs.size())) {
			threads.invokeAll(runs);
		}
		assertThat(bonus(second)).isEqualByComparingTo("0");
		List<JsonNode> history = history(second);
		assertThat(history).hasSize(2);
		assertThat(history.getFirst().get("cause").get("type").asString()).isEqualTo("BONUS_LAPSED");
		assertThat(history.getFirst().get("reason").asString()).contains("has lapsed");
		this.mvc.perform(get("/patients/" + id(second) + "/ledger/BONUS").with(TestStaff.admin()))
			.andExpect(content().string(containsString("has passed")));
		assertThat(old).isNotEmpty();
	}

	@Test
	void aRefundTakesBackWhatWasSpentOfALapsedBonusButNotWhatLapsed() {
		settings(100, 0, 6);
		String patient = this.scene.patient("Carius", "Ida");
		String earned = earn(patient, 300);
		String payment = this.api.get("/receipts/" + earned).at("/payments/0/id").asString();
		String at = LocalDate.now(ZoneOffset.UTC).minusDays(290).atTime(10, 0).toInstant(ZoneOffset.UTC).toString();
		this.api.post("/receipts/" + receipt(patient, at) + "/payments",
				Map.of("tender", "BONUS", "amount", new BigDecimal("40"), "receivedAt", at));
		lapse();
		assertThat(bonus(patient)).isEqualByComparingTo("0");
		// of 1000 paid 700 stay, of the bonus 70 would: more than the 40 that were spent
		this.api.post("/payments/" + payment + "/refunds",
				Map.of("amount", new BigDecimal("300"), "reason", "treatment stopped"));
		assertThat(bonus(patient)).isEqualByComparingTo("0");
		this.api.post("/payments/" + payment + "/refunds",
				Map.of("amount", new BigDecimal("700"), "reason", "treatment stopped"));
		assertThat(bonus(patient)).isEqualByComparingTo("-40");
	}

	@Test
	void theReceiptShowsWhatItEarnedAndUntilWhen() throws Exception {
		settings(100, 5, 6);
		String patient = this.scene.patient("Dahl", "Eva");
		String receipt = receipt(patient, null);
		String payment = this.scene.pay(receipt, "CARD", "1000");
		this.api.post("/payments/" + payment + "/refunds", Map.of("amount", 250, "reason", "treatment stopped"));
		this.mvc.perform(get("/checkout/" + receipt).with(TestStaff.admin()))
			.andExpect(content().string(containsString("Bonus 100.00")))
			.andExpect(content().string(containsString("May be spent from")))
			.andExpect(content().string(containsString("May be spent until")))
			.andExpect(content().string(containsString("taken back with refunds")));
	}

	@Test
	void patientsAreToldOnceWhereTheClinicWantsIt() throws Exception {
		settings(100, 0, 1);
		messages("SMS", "EMAIL");
		String patient = this.scene.patient("Ernst", "Max");
		earn(patient, 25);
		lapse();
		lapse();
		String page = this.mvc.perform(get("/patients/" + id(patient)).param("tab", "messages").with(TestStaff.admin()))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(page).contains("bonus 100.00").contains("may be spent until");
		messages("", "");
		String untold = this.scene.patient("Ernst", "Tim");
		earn(untold, 25);
		assertThat(this.mvc.perform(get("/patients/" + id(untold)).param("tab", "messages").with(TestStaff.admin()))
			.andReturn()
			.getResponse()
			.getContentAsString()).doesNotContain("100.00 €. ");
	}

	@Test
	void settlingAndRefundingAtTheSameTimeLeavesBonusInProportion() throws Exception {
		for (int round = 0; round < 5; round++) {
			String patient = this.scene.patient("Funke", "R" + round);
			String receipt = receipt(patient, null);
			String first = this.scene.pay(receipt, "CARD", "600");
			List<Callable<Integer>> both = List.of(
					() -> this.api
						.send("POST", "/receipts/" + receipt + "/payments",
								Map.of("tender", "CASH", "amount", new BigDecimal("400")), UUID.randomUUID().toString())
						.status(),
					() -> this.api
						.send("POST", "/payments/" + first + "/refunds",
								Map.of("amount", new BigDecimal("200"), "reason", "came too late"),
								UUID.randomUUID().toString())
						.status());
			try (var threads = Executors.newFixedThreadPool(2)) {
				assertThat(threads.invokeAll(both).stream().map((done) -> done.resultNow() / 100)).containsOnly(2);
			}
			JsonNode after = this.api.get("/receipts/" + receipt);
			// whichever came first, a tenth of the money that stayed is what stays of the
			// bonus
			assertThat(bonus(patient)).as(after.toString()).isEqualByComparingTo("80");
		}
	}

	@Test
	void messagesAreForFinanceAndDirectors() throws Exception {
		this.mvc.perform(get("/cashback/messages").with(this.staff.user(Role.FRONT_DESK)))
			.andExpect(status().isForbidden());
		this.mvc
			.perform(post("/cashback/messages").with(csrf())
				.with(this.staff.user(Role.FINANCE))
				.param("submission", UUID.randomUUID().toString())
				.param("daysBefore", "91"))
			.andExpect(status().is(422));
	}

	private void messages(String onAccrual, String beforeExpiry) throws Exception {
		this.mvc
			.perform(post("/cashback/messages").with(csrf())
				.with(TestStaff.admin())
				.param("submission", UUID.randomUUID().toString())
				.param("onAccrual", onAccrual)
				.param("beforeExpiry", beforeExpiry)
				.param("daysBefore", "14"))
			.andExpect(status().is3xxRedirection());
	}

	private int lapse() {
		return this.api.send("POST", "/jobs/bonus-expiry/run", null, UUID.randomUUID().toString()).status();
	}

	private void settings(int cap, int waiting, int expiry) {
		assertThat(this.api
			.send("PUT", "/settings",
					Map.of("bonus",
							Map.of("redemptionCapPercent", cap, "waitingDays", waiting, "expiryMonths", expiry)),
					null)
			.status()).isEqualTo(200);
	}

	/** Earns 100 of bonus some days ago. */
	private String earn(String patient, int daysAgo) {
		String at = LocalDate.now(ZoneOffset.UTC).minusDays(daysAgo).atTime(10, 0).toInstant(ZoneOffset.UTC).toString();
		String receipt = receipt(patient, at);
		this.api.post("/receipts/" + receipt + "/payments",
				Map.of("tender", "CARD", "amount", new BigDecimal("1000"), "receivedAt", at));
		return receipt;
	}

	private String receipt(String patient, @org.jspecify.annotations.Nullable String at) {
		return this.api.post("/receipts",
				Map.of("patient", patient, "branch", this.scene.branch(), "occurredAt",
						(at != null) ? at : Instant.now().toString(), "lines",
						List.of(Map.of("service", "H" + this.scene.mark()))))
			.get("id")
			.asString();
	}

	private String patientPage(String card) throws Exception {
		return this.mvc.perform(get("/patients/" + id(card)).param("tab", "cashback").with(TestStaff.admin()))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private String id(String card) {
		return this.api.get("/patients/" + card).get("id").asString();
	}

	private BigDecimal bonus(String patient) {
		return this.api.get("/patients/" + patient).get("balances").get("bonus").decimalValue();
	}

	private List<JsonNode> history(String patient) {
		return this.api.get("/patients/" + patient + "/ledger?account=BONUS").get("items").valueStream().toList();
	}

}
