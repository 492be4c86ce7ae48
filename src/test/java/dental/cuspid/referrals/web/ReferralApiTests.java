package dental.cuspid.referrals.web;

import java.util.HashMap;
import java.util.Map;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import dental.cuspid.ledger.BooksService;
import dental.cuspid.referrals.Friends;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Coupons, referrals and top-ups over the API, with the names other systems rely on.
 */
@IntegrationTest
class ReferralApiTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext application;

	@Autowired
	private BooksService books;

	private ApiClient api;

	private Scene scene;

	@BeforeEach
	void makeClinic() {
		Friends.in(this.application);
		this.api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.scene = Scene.create(this.api);
	}

	@Test
	void couponsAreBackdatedAndHoldForAMonth() {
		String patient = this.scene.patient("Coupon", "Ada");
		JsonNode issued = this.api.post("/patients/" + patient + "/coupons",
				Map.of("count", 3, "issuedOn", "2026-01-31"));
		assertThat(issued.get("validTo").asString()).isEqualTo("2026-02-28");
		assertThat(issued.get("backdated").asBoolean()).isTrue();
		assertThat(this.api.get("/patients/" + patient + "/coupons").get("items")).hasSize(1);
		assertThat(status("/patients/" + patient + "/coupons", Map.of("count", 0))).isEqualTo(422);
		assertThat(status("/patients/" + patient + "/coupons", Map.of())).isEqualTo(422);
		assertThat(status("/patients/nobody/coupons", Map.of("count", 1))).isEqualTo(404);
	}

	@Test
	void aReferralGoesFromWaitingToCreditedToReversed() {
		String referrer = this.scene.patient("Geber", "Ada");
		this.api.post("/patients/" + referrer + "/coupons", Map.of("count", 2));
		String newcomer = this.scene.patient("Neuling", "Bea");
		JsonNode referral = this.api.post("/referrals",
				Map.of("newcomer", newcomer, "referrer", referrer, "gift", "Dental floss"));
		String path = "/referrals/" + referral.get("id").asString();
		assertThat(referral.get("state").asString()).isEqualTo("WAITING_FOR_PAYMENT");
		assertThat(referral.get("couponValid").asBoolean()).isTrue();
		assertThat(this.api.get("/patients/" + newcomer).get("recommendedBy").asString()).isEqualTo(referrer);
		String payment = this.scene.pay(this.scene.receipt(newcomer, 1), "CASH", "40.00");
		assertThat(this.api.get(path).get("state").asString()).isEqualTo("CREDITED");
		assertThat(this.api.get("/patients/" + referrer).get("balances").get("internalAccount").decimalValue())
			.isEqualByComparingTo(Friends.CREDIT);
		assertThat(this.api
			.send("PATCH", path, Map.of("referrer", this.scene.patient("Anders", "Cid"), "reason", "too late"), null)
			.status()).isEqualTo(409);
		this.api.post("/payments/" + payment + "/refunds", Map.of("amount", 40, "reason", "not treated"));
		assertThat(this.api.get(path).get("state").asString()).isEqualTo("REVERSED");
		assertThat(this.api.get("/patients/" + referrer).get("balances").get("internalAccount").decimalValue())
			.isEqualByComparingTo("0");
	}

	@Test
	void theCreditIsExplainedByThePayment() {
		String referrer = this.scene.patient("Grund", "Ada");
		JsonNode referral = credited(referrer);
		JsonNode line = this.api.get("/patients/" + referrer + "/ledger?account=INTERNAL").get("items").get(0);
		assertThat(line.get("cause").get("type").asString()).isEqualTo("REFERRAL");
		assertThat(line.get("cause").get("id").asString()).isEqualTo(referral.get("id").asString());
		assertThat(line.get("reason").asString()).startsWith("Recommendation, receipt ");
	}

	@Test
	void selfLoopsAndPeopleWhoWereHereAreRefusedWithNothingStored() {
		String first = this.scene.patient("Kreis", "Ada");
		String second = this.scene.patient("Kreis", "Bea");
		String third = this.scene.patient("Kreis", "Cid");
		record(second, first);
		record(third, second);
		assertThat(status("/referrals", asked(first, first))).isEqualTo(422);
		assertThat(status("/referrals", asked(first, third))).isEqualTo(422);
		this.scene.pay(this.scene.receipt(first, 1), "CASH", "1.00");
		assertThat(status("/referrals", asked(first, this.scene.patient("Kreis", "Dan")))).isEqualTo(422);
		assertThat(status("/referrals", Map.of("newcomer", this.scene.patient("Kreis", "Eva"), "referrer", third)))
			.as("no coupon and no reason")
			.isEqualTo(422);
		assertThat(status("/referrals", asked(second, third))).as("has one").isEqualTo(422);
		assertThat(status("/referrals", asked(second, this.scene.patient("Kreis", "Fox")))).isEqualTo(409);
		assertThat(this.api.get("/patients/" + first).get("recommendedBy").isNull()).isTrue();
	}

	@Test
	void theSameRequestTwiceRecordsOnce() {
		Map<String, Object> asked = asked(this.scene.patient("Doppel", "Ada"), this.scene.patient("Doppel", "Bea"));
		String key = Ids.next().toString();
		var first = this.api.send("POST", "/referrals", asked, key);
		var second = this.api.send("POST", "/referrals", asked, key);
		assertThat(first.status()).isEqualTo(201);
		assertThat(second.body()).isEqualTo(first.body());
	}

	@Test
	void aReferrerWithoutAMobileNumberIsNamedAsTheReason() {
		JsonNode topUp = topUpOf(credited(this.scene.patient("Festnetz", "Ada")), "FAILED");
		assertThat(topUp.get("phone").isNull()).isTrue();
		assertThat(topUp.get("failure").asString()).isEqualTo("No mobile number");
	}

	@Test
	void topUpsAreSentFailedAndRecovered() {
		String mobile = mobile();
		JsonNode topUp = topUpOf(credited(mobile), "DUE");
		assertThat(topUp.get("state").asString()).isEqualTo("DUE");
		assertThat(topUp.get("patient").asString()).isEqualTo(mobile);
		assertThat(topUp.get("amount").decimalValue()).isEqualByComparingTo(Friends.TOP_UP);
		String path = "/top-ups/" + topUp.get("id").asString();
		assertThat(status(path + "/recovered", null)).isEqualTo(409);
		assertThat(status(path + "/failed", Map.of())).isEqualTo(422);
		assertThat(this.api.post(path + "/failed", Map.of("reason", "provider is down")).get("state").asString())
			.isEqualTo("FAILED");
		JsonNode sent = this.api.post(path + "/sent", Map.of("proof", "TX-9"));
		assertThat(sent.get("state").asString()).isEqualTo("SENT");
		assertThat(sent.get("sentOn").asString()).isNotEmpty();
		assertThat(status(path + "/sent", Map.of())).isEqualTo(409);
		assertThat(this.api.get("/patients/" + mobile + "/messages").get("items").get(0).get("text").asString())
			.contains("10.00 EUR on your phone");
		assertThat(this.api.send("GET", "/top-ups?state=WRONG", null, null).status()).isEqualTo(422);
	}

	@Test
	void theBooksAgreeWithTheReferrals() {
		credited(mobile());
		var run = CurrentStaff.asSystem(this.books::reconcile);
		assertThat(run.checked().get("referrals")).isPositive();
		assertThat(run.findings()).filteredOn((finding) -> finding.code().startsWith("referrals.")).isEmpty();
	}

	private JsonNode credited(String referrer) {
		String newcomer = this.scene.patient("Neuling", "Uta");
		JsonNode referral = record(newcomer, referrer);
		this.scene.pay(this.scene.receipt(newcomer, 1), "CASH", "1.00");
		return this.api.get("/referrals/" + referral.get("id").asString());
	}

	private JsonNode topUpOf(JsonNode referral, String state) {
		String cursor = "";
		while (true) {
			JsonNode page = this.api.get("/top-ups?state=" + state + "&limit=200" + cursor);
			for (JsonNode topUp : page.get("items")) {
				if (topUp.get("referral").equals(referral.get("id"))) {
					return topUp;
				}
			}
			assertThat(page.get("nextCursor").isNull()).as("no top-up for " + referral).isFalse();
			cursor = "&cursor=" + page.get("nextCursor").asString();
		}
	}

	private String mobile() {
		return this.api.post("/patients", Map.of("lastName", "Mobil", "firstName", "Ina", "phones",
				java.util.List.of("+49151" + (10_000_000 + System.nanoTime() % 80_000_000)), "allowDuplicate", true))
			.get("cardNumber")
			.asString();
	}

	private JsonNode record(String newcomer, String referrer) {
		return this.api.post("/referrals", asked(newcomer, referrer));
	}

	private static Map<String, Object> asked(String newcomer, String referrer) {
		return new HashMap<>(Map.of("newcomer", newcomer, "referrer", referrer, "reason", "Named on the phone"));
	}

	private int status(String path, Map<String, ?> body) {
		return this.api.send("POST", path, body, null).status();
	}

}
