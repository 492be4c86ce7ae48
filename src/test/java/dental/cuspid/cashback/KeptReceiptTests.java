package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dental.cuspid.ApiClient;
import dental.cuspid.IntegrationTest;
import dental.cuspid.Scene;
import dental.cuspid.TestStaff;
import dental.cuspid.checkout.ReceiptId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * CB-9 for many rules: a receipt names the set of rules that judged it, every rule gives
 * its reason, and receipts of earlier releases are explained and credited like new ones.
 */
@IntegrationTest
class KeptReceiptTests {

	private static final int RULES = 30;

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private CashbackRuleService rules;

	@Autowired
	private RuleStore store;

	@Autowired
	private ReceiptCashbackService cashback;

	private final Map<UUID, RuleTerms> made = new LinkedHashMap<>();

	private Scene scene;

	@BeforeEach
	void makeRules() {
		this.scene = Scene.create(new ApiClient(this.port, TestStaff.ADMIN_TOKEN));
		this.staff.asAdmin(() -> {
			for (int i = 0; i < RULES; i++) {
				RuleTerms terms = terms("Kept " + i + " " + this.scene.mark(), i);
				this.made.put(this.rules.add(terms, "tried"), terms);
			}
			return true;
		});
	}

	@AfterEach
	void archiveRules() {
		this.made.keySet().forEach((rule) -> this.scene.api().send("DELETE", "/cashback-rules/" + rule, null, null));
	}

	@Test
	void receiptsNameTheSetThatJudgedThem() {
		String patient = this.scene.patient("Set", "Una");
		UUID first = set(open(patient));
		assertThat(set(open(patient))).isEqualTo(first);
		assertThat(this.store.set(first)).extracting(RuleVersion::rule).containsAll(this.made.keySet());
		this.scene.api().send("DELETE", "/cashback-rules/" + this.made.keySet().iterator().next(), null, null);
		String without = open(patient);
		assertThat(set(without)).isNotEqualTo(first);
		assertThat(this.store.set(set(without))).hasSize(this.store.set(first).size() - 1);
	}

	@Test
	void everyRuleGivesItsReason() {
		String receipt = open(this.scene.patient("Reason", "Una"));
		List<ReceiptCashback.Judged> judged = judged(receipt);
		assertThat(judged).extracting(ReceiptCashback.Judged::rule).containsAll(this.made.keySet());
		assertThat(judged).extracting(ReceiptCashback.Judged::fits)
			.isSortedAccordingTo((one, other) -> Boolean.compare(other, one))
			.contains(true, false);
		List<String> told = told(receipt);
		assertThat(told).anyMatch((sentence) -> sentence.contains("fits"))
			.anyMatch((sentence) -> sentence
				.equals((judged.stream().filter((one) -> !one.fits()).count()) + " more active rules do not apply."));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void receiptsOfEarlierReleasesAreExplainedAndCreditedAlike(boolean inPart) {
		String patient = this.scene.patient("Earlier", "Una");
		String receipt = open(patient);
		List<String> told = told(receipt);
		List<ReceiptCashback.Judged> judged = judged(receipt);
		BigDecimal expected = receipt(receipt).get("expectedBonus").decimalValue();
		this.jdbc.sql("update receipt set assessments = :old where id = :id")
			.param("old", earlier(receipt, inPart))
			.param("id", UUID.fromString(receipt))
			.update();
		assertThat(told(receipt)).isEqualTo(told);
		assertThat(judged(receipt)).containsExactlyInAnyOrderElementsOf(judged);
		this.scene.pay(receipt, "CARD", "300.00");
		assertThat(expected).isPositive();
		assertThat(this.scene.api().get("/patients/" + patient).get("balances").get("bonus").decimalValue())
			.isEqualByComparingTo(expected);
		assertThat(receipt(receipt).get("expectedBonus").decimalValue()).isZero();
	}

	/** The row as it was written when every finding was kept, or the first twelve. */
	private String earlier(String receipt, boolean inPart) {
		KeptEvaluation kept = kept(receipt);
		Evaluation evaluation = kept.evaluation(this.store.set(set(receipt)));
		String basis = CashbackJson.write(evaluation);
		if (inPart) {
			List<Finding> sorted = Sentences.fitFirst(evaluation.findings()).toList();
			var first = new Evaluation(false, evaluation.gross(), evaluation.lines(), evaluation.discounts(),
					evaluation.bonuses(), sorted.subList(0, 12));
			String further = "{\"fit\":0,\"others\":0,\"paidEarlier\":\"0.00 EUR\",\"rules\":\"%s\"}"
				.formatted(Base64.getEncoder().encodeToString(bytes(sorted.subList(12, sorted.size()))));
			basis = CashbackJson.write(first).replaceFirst("}$", ",\"further\":" + further + "}");
		}
		return "[{\"program\":\"cashback\",\"basis\":%s,\"expectedBonus\":\"1.00\",\"explanation\":[{\"code\":\"%s\",\"args\":[]}]}]"
			.formatted(CashbackJson.write(basis), "cashback.reason.noRate");
	}

	private static byte[] bytes(List<Finding> findings) {
		var bytes = ByteBuffer.allocate(21 * findings.size());
		findings.forEach((finding) -> bytes.putLong(finding.rule().getMostSignificantBits())
			.putLong(finding.rule().getLeastSignificantBits())
			.putInt(finding.version())
			.put((byte) finding.outcome().ordinal()));
		return bytes.array();
	}

	private String open(String patient) {
		return this.scene.receipt(patient, 3);
	}

	private JsonNode receipt(String id) {
		return this.scene.api().get("/receipts/" + id);
	}

	private List<String> told(String id) {
		var told = new ArrayList<String>();
		receipt(id).get("explanation").forEach((sentence) -> told.add(sentence.asString()));
		return told;
	}

	private List<ReceiptCashback.Judged> judged(String id) {
		return this.staff.asAdmin(() -> this.cashback.of(new ReceiptId(UUID.fromString(id)))).rules();
	}

	private UUID set(String receipt) {
		return Objects.requireNonNull(kept(receipt).rules());
	}

	private KeptEvaluation kept(String receipt) {
		return CashbackJson.read(this.jdbc.sql("""
				select one ->> 'basis' from receipt r, jsonb_array_elements(cast(r.assessments as jsonb)) one
				where r.id = :id and one ->> 'program' = 'cashback'""")
			.param("id", UUID.fromString(receipt))
			.query(String.class)
			.single(), KeptEvaluation.class);
	}

	private static RuleTerms terms(String name, int index) {
		BigDecimal from = BigDecimal.valueOf((index % 2 == 0) ? 0 : 400);
		return new RuleTerms(name, Audience.ALL, Basis.values()[index % 2], null, null, true, index % 4 == 0, 100,
				List.of(new Interval(from, from.add(BigDecimal.valueOf(350 + index)),
						List.of(new Condition(Reward.BONUS, RewardUnit.PERCENT, BigDecimal.valueOf(1 + index % 5))))));
	}

}
