package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * CB-2: in how many parts, in which order and by which tenders a visit is paid does not
 * change its bonus, only how much of it is money.
 */
@IntegrationTest
class PartPaymentTests {

	private static final BigDecimal PRICE = new BigDecimal("7777.77");

	@LocalServerPort
	private int port;

	private ApiClient api;

	private Scene scene;

	@BeforeEach
	void makeClinic() {
		this.api = new ApiClient(this.port, TestStaff.ADMIN_TOKEN);
		this.scene = Scene.create(this.api);
		service("T", PRICE, Map.of("type", "PERCENT", "value", new BigDecimal("3.33")));
		service("F", new BigDecimal("222.23"), Map.of("type", "AMOUNT", "value", 41));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void theBonusDependsOnTheMoneyAlone(long seed) {
		var random = new Random(seed);
		String patient = this.scene.patient("Teil" + seed, "Ada");
		JsonNode first = receipt(patient, "T");
		this.scene.pay(first.get("id").asString(), "CARD", PRICE.toPlainString());
		BigDecimal before = bonus(patient);
		assertThat(before).isEqualByComparingTo("259.00");
		JsonNode second = receipt(patient, "T", "F");
		BigDecimal byBonus = cents(random, new BigDecimal("200.00"));
		BigDecimal money = new BigDecimal("8000.00").subtract(byBonus);
		List<String[]> payments = parts(random, money);
		payments.add(new String[] { "BONUS", byBonus.toPlainString() });
		Collections.shuffle(payments, random);
		for (int i = 0; i < payments.size(); i++) {
			assertThat(history(patient)).noneMatch((entry) -> entry.get("amount").decimalValue().signum() > 0
					&& entry.get("amount").decimalValue().compareTo(before) != 0);
			this.scene.pay(second.get("id").asString(), payments.get(i)[0], payments.get(i)[1]);
		}
		BigDecimal earned = PRICE.multiply(money)
			.multiply(new BigDecimal("0.0333"))
			.divide(new BigDecimal("8000"), 12, RoundingMode.HALF_UP)
			.add(new BigDecimal("41"))
			.setScale(2, RoundingMode.HALF_UP);
		assertThat(bonus(patient)).isEqualByComparingTo(before.subtract(byBonus).add(earned));
	}

	private static List<String[]> parts(Random random, BigDecimal money) {
		var parts = new ArrayList<String[]>();
		List<String> tenders = List.of("CARD", "CASH", "BANK_TRANSFER", "INSURANCE");
		BigDecimal left = money;
		for (int i = random.nextInt(4); i > 0; i--) {
			BigDecimal part = cents(random, left.subtract(BigDecimal.ONE));
			parts.add(new String[] { tenders.get(random.nextInt(4)), part.toPlainString() });
			left = left.subtract(part);
		}
		parts.add(new String[] { tenders.get(random.nextInt(4)), left.toPlainString() });
		return parts;
	}

	private static BigDecimal cents(Random random, BigDecimal most) {
		return BigDecimal.valueOf(1 + random.nextInt(most.movePointRight(2).intValue()), 2);
	}

	private JsonNode receipt(String patient, String... services) {
		List<Map<String, Object>> lines = List.of(services)
			.stream()
			.map((code) -> Map.<String, Object>of("service", code + this.scene.mark()))
			.toList();
		return this.api.post("/receipts", Map.of("patient", patient, "branch", this.scene.branch(), "lines", lines));
	}

	private void service(String code, BigDecimal price, Map<String, Object> cashback) {
		this.api.post("/services", Map.of("code", code + this.scene.mark(), "name", code + " service", "category",
				"KONS_CHIR", "price", price, "cashback", cashback));
	}

	private BigDecimal bonus(String patient) {
		return this.api.get("/patients/" + patient).get("balances").get("bonus").decimalValue();
	}

	private List<JsonNode> history(String patient) {
		return this.api.get("/patients/" + patient + "/ledger?account=BONUS").get("items").valueStream().toList();
	}

}
