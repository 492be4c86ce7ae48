package dental.cuspid.cashback;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.shared.Money;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A receipt keeps an evaluation short without losing anything of it, and reads what was
 * kept at greater length.
 */
class KeptEvaluationTests {

	private static final UUID SET = new UUID(1, 2);

	@Property(tries = 200)
	void whatIsKeptIsTheWholeEvaluation(@ForAll("rules") List<RuleTerms> terms,
			@ForAll @IntRange(max = 90_000) int gross, @ForAll @IntRange(max = 90_000) int paid) {
		Bill bill = bill(gross, paid);
		List<RuleVersion> rules = versions(terms);
		Evaluation evaluation = RuleEvaluator.evaluate(bill, rules);
		Evaluation read = CashbackJson.read(written(evaluation, bill), KeptEvaluation.class).evaluation(rules);
		assertThat(read.findings()).isEqualTo(evaluation.findings());
		assertThat(read.bonuses()).isEqualTo(evaluation.bonuses());
		assertThat(read.discounts()).isEqualTo(evaluation.discounts());
		assertThat(read.standard()).isFalse();
	}

	@Test
	void withoutRulesTheRatesAreKept() {
		Bill bill = bill(25_000, 0);
		Evaluation evaluation = RuleEvaluator.evaluate(bill, List.of());
		String kept = CashbackJson.write(KeptEvaluation.of(evaluation, bill.paidEarlier(), null));
		assertThat(CashbackJson.read(kept, KeptEvaluation.class).evaluation(List.of())).isEqualTo(evaluation);
	}

	@Property(tries = 500)
	void whatCannotBeTheBestNeverWouldHaveBeen(@ForAll("candidates") List<Candidate> offered,
			@ForAll @IntRange(min = 1, max = 90_000) int money) {
		BigDecimal paid = BigDecimal.valueOf(money, 2);
		Function<Candidate, BigDecimal> worth = (one) -> (one.unit() == RewardUnit.PERCENT)
				? RuleEvaluator.percent(paid, one.value()) : one.value();
		assertThat(RuleEvaluator.best(RuleEvaluator.canBeBest(offered), worth))
			.isEqualTo(RuleEvaluator.best(offered, worth));
	}

	@Test
	void twoHundredRulesTakeAFewHundredCharacters() {
		var terms = new ArrayList<RuleTerms>();
		for (int i = 0; i < 200; i++) {
			terms.add(terms(Audience.PRIMARY, Basis.VISIT, i, false));
		}
		Bill bill = bill(25_000, 0);
		assertThat(written(RuleEvaluator.evaluate(bill, versions(terms)), bill).length()).isLessThan(400);
	}

	@Test
	void whatWasKeptInFullIsStillRead() {
		Bill bill = bill(25_000, 0);
		Evaluation evaluation = RuleEvaluator.evaluate(bill,
				versions(List.of(terms(Audience.ALL, Basis.VISIT, 1, false))));
		EarlierEvaluation kept = CashbackJson.read(CashbackJson.write(evaluation), EarlierEvaluation.class);
		assertThat(kept.evaluation((versions) -> Map.of())).isEqualTo(evaluation);
	}

	@Test
	void whatWasKeptInPartIsStillRead() throws IOException {
		var terms = new ArrayList<RuleTerms>();
		for (int i = 0; i < 30; i++) {
			terms.add(terms(Audience.values()[1 + i % 2], Basis.values()[i / 3 % 2], 5 * i, i % 2 == 0));
		}
		List<RuleVersion> rules = versions(terms);
		Evaluation evaluation = RuleEvaluator.evaluate(bill(25_000, 12_000), rules);
		try (var old = KeptEvaluationTests.class.getResourceAsStream("kept-20261122-1942.json")) {
			String kept = new String(Objects.requireNonNull(old).readAllBytes(), StandardCharsets.UTF_8);
			Evaluation read = CashbackJson.read(kept, EarlierEvaluation.class)
				.evaluation(
						(versions) -> rules.stream().collect(Collectors.toMap(RuleVersion::rule, RuleVersion::terms)));
			assertThat(read.findings()).containsExactlyInAnyOrderElementsOf(evaluation.findings());
			assertThat(read.bonuses()).isEqualTo(evaluation.bonuses());
			assertThat(read.discounts()).isEqualTo(evaluation.discounts());
		}
	}

	private static String written(Evaluation evaluation, Bill bill) {
		return CashbackJson.write(KeptEvaluation.of(evaluation, bill.paidEarlier(), SET));
	}

	@Provide
	Arbitrary<List<RuleTerms>> rules() {
		return Combinators
			.combine(Arbitraries.of(Audience.class), Arbitraries.of(Basis.class),
					Arbitraries.integers().between(0, 400), Arbitraries.of(true, false))
			.as(KeptEvaluationTests::terms)
			.list()
			.ofMinSize(1)
			.ofMaxSize(40);
	}

	@Provide
	Arbitrary<List<Candidate>> candidates() {
		return Combinators
			.combine(Arbitraries.of(RewardUnit.class), Arbitraries.integers().between(1, 30),
					Arbitraries.integers().between(1, 3), Arbitraries.integers().between(0, 2),
					Arbitraries.of(true, false, false), Arbitraries.create(UUID::randomUUID))
			.as((unit, value, priority, age, stackable, rule) -> new Candidate(rule, 1, "Rule", stackable, priority,
					Instant.ofEpochSecond(age), unit, BigDecimal.valueOf(value)))
			.list()
			.ofMinSize(1)
			.ofMaxSize(12);
	}

	private static RuleTerms terms(Audience audience, Basis basis, int from, boolean stackable) {
		BigDecimal start = BigDecimal.valueOf(from);
		return new RuleTerms("Rule from " + from, audience, basis, null, null, true, stackable, 100,
				List.of(new Interval(start, start.add(BigDecimal.valueOf(100)),
						List.of(new Condition(Reward.BONUS, RewardUnit.PERCENT, BigDecimal.valueOf(3)))),
						new Interval(start.add(BigDecimal.valueOf(200)), start.add(BigDecimal.valueOf(400)),
								List.of(new Condition(Reward.DISCOUNT, RewardUnit.AMOUNT, BigDecimal.valueOf(5)),
										new Condition(Reward.BONUS, RewardUnit.AMOUNT, BigDecimal.valueOf(7))))));
	}

	private static List<RuleVersion> versions(List<RuleTerms> terms) {
		var versions = new ArrayList<RuleVersion>();
		for (int i = 0; i < terms.size(); i++) {
			versions.add(new RuleVersion(new UUID(7, i), 1 + i % 300, Instant.ofEpochSecond(i), terms.get(i)));
		}
		return versions;
	}

	private static Bill bill(int gross, int paid) {
		Money amount = Money.of(BigDecimal.valueOf(gross, 2).toPlainString(), "EUR");
		return new Bill(VisitType.REPEAT,
				List.of(new Bill.Line("Service", 1, amount,
						new CashbackSetting(CashbackSetting.Type.PERCENT, BigDecimal.valueOf(5)))),
				amount, Money.of(BigDecimal.valueOf(paid, 2).toPlainString(), "EUR"), LocalDate.of(2027, 3, 1));
	}

}
