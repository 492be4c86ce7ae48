package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.cashback.Finding.Outcome;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The worked examples 1 to 6 of the requirements, to the last unit.
 */
class WorkedExampleTests {

	private static final LocalDate DAY = LocalDate.of(2027, 2, 1);

	private static final Bill EXAMPLE = bill(VisitType.REPEAT, "0",
			line("Hygiene", "12000", CashbackSetting.Type.PERCENT, "5"),
			line("Filling", "18500", CashbackSetting.Type.AMOUNT, "300"),
			line("X-ray", "1500", CashbackSetting.Type.PERCENT, "0"));

	private static final RuleVersion R1 = rule("R1", Audience.PRIMARY, Basis.VISIT, 1,
			new Interval(amount("5000"), amount("10000"),
					List.of(new Condition(Reward.BONUS, RewardUnit.AMOUNT, amount("500")))),
			new Interval(amount("10000"), null,
					List.of(new Condition(Reward.BONUS, RewardUnit.AMOUNT, amount("1500")))));

	private static final RuleVersion R2 = rule("R2", Audience.ALL, Basis.CUMULATIVE, 2,
			new Interval(amount("150000"), amount("300000"),
					List.of(new Condition(Reward.BONUS, RewardUnit.PERCENT, amount("3")))),
			new Interval(amount("300000"), null,
					List.of(new Condition(Reward.DISCOUNT, RewardUnit.PERCENT, amount("5")))));

	@Test
	void standardModePaysRatesOfTheServices() {
		Accrual accrual = Accrual.of(RuleEvaluator.evaluate(EXAMPLE, List.of()), tenge("32000"));
		assertThat(accrual.total()).isEqualTo(tenge("900"));
		assertThat(accrual.parts()).extracting(Accrual.Part::amount)
			.containsExactly(tenge("600"), tenge("300"), tenge("0"));
	}

	@Test
	void percentCountsMoneyOnlyAndFixedSumsCountInFull() {
		Accrual accrual = Accrual.of(RuleEvaluator.evaluate(EXAMPLE, List.of()), tenge("30000"));
		assertThat(accrual.total()).isEqualTo(tenge("862.50"));
	}

	@Test
	void intervalOfTheVisitGivesAFixedBonusToPrimaryPatients() {
		assertThat(bonus(bill(VisitType.PRIMARY, "0", plain("10000")), "10000", R1)).isEqualTo(tenge("1500"));
		assertThat(bonus(bill(VisitType.PRIMARY, "0", plain("9999.99")), "9999.99", R1)).isEqualTo(tenge("500"));
		assertThat(bonus(bill(VisitType.PRIMARY, "0", plain("5000")), "5000", R1)).isEqualTo(tenge("500"));
		Bill small = bill(VisitType.PRIMARY, "0", plain("4999"));
		assertThat(bonus(small, "4999", R1)).isEqualTo(tenge("0"));
		assertThat(RuleEvaluator.evaluate(small, List.of(R1)).findings()).extracting(Finding::outcome)
			.containsExactly(Outcome.BELOW);
	}

	@Test
	void aRuleForPrimaryPatientsGivesARepeatPatientNothingAndSwitchesRatesOff() {
		Evaluation evaluation = RuleEvaluator.evaluate(
				bill(VisitType.REPEAT, "0", line("Filling", "7000", CashbackSetting.Type.PERCENT, "5")), List.of(R1));
		assertThat(evaluation.standard()).isFalse();
		assertThat(evaluation.findings()).extracting(Finding::outcome).containsExactly(Outcome.OTHER_AUDIENCE);
		assertThat(Accrual.of(evaluation, tenge("7000")).total()).isEqualTo(tenge("0"));
	}

	@Test
	void theCumulativeSumLeavesTheCurrentPaymentOut() {
		Evaluation now = RuleEvaluator.evaluate(bill(VisitType.REPEAT, "200000", plain("100000")), List.of(R2));
		assertThat(now.discounts()).isEmpty();
		assertThat(Accrual.of(now, tenge("100000")).total()).isEqualTo(tenge("3000"));
		Evaluation next = RuleEvaluator.evaluate(bill(VisitType.REPEAT, "300000", plain("40000")), List.of(R2));
		assertThat(next.discounts()).extracting(Evaluation.Discount::amount).containsExactly(tenge("2000"));
		assertThat(Accrual.of(next, tenge("38000")).total()).isEqualTo(tenge("0"));
	}

	@Test
	void aRefundTakesItsShareBack() {
		assertThat(Accrual.clawBack(tenge("900"), tenge("8000"), tenge("32000"), tenge("0"))).isEqualTo(tenge("225"));
		assertThat(Accrual.clawBack(tenge("900"), tenge("32000"), tenge("32000"), tenge("225")))
			.isEqualTo(tenge("675"));
	}

	@Test
	void ofTwoRulesTheBetterOneCounts() {
		Bill bill = bill(VisitType.PRIMARY, "0", plain("7000"));
		assertThat(bonus(bill, "7000", R1, R2)).isEqualTo(tenge("500"));
		RuleVersion tenPercent = rule("Ten", Audience.ALL, Basis.VISIT, 3, new Interval(BigDecimal.ZERO, null,
				List.of(new Condition(Reward.BONUS, RewardUnit.PERCENT, amount("10")))));
		assertThat(bonus(bill, "7000", R1, tenPercent)).isEqualTo(tenge("700"));
		assertThat(bonus(bill, "7000", stackable(R1), stackable(tenPercent))).isEqualTo(tenge("1200"));
		assertThat(bonus(bill, "7000", stackable(R1), tenPercent)).isEqualTo(tenge("700"));
	}

	@Test
	void aBonusAndADiscountHoldTogether() {
		RuleVersion discount = rule("Off", Audience.ALL, Basis.VISIT, 4, new Interval(BigDecimal.ZERO, null,
				List.of(new Condition(Reward.DISCOUNT, RewardUnit.PERCENT, amount("10")))));
		Evaluation both = RuleEvaluator.evaluate(bill(VisitType.PRIMARY, "0", plain("7000")), List.of(R1, discount));
		assertThat(both.discounts()).extracting(Evaluation.Discount::amount).containsExactly(tenge("700"));
		assertThat(Accrual.of(both, tenge("6300")).total()).isEqualTo(tenge("500"));
	}

	static Money bonus(Bill bill, String money, RuleVersion... rules) {
		return Accrual.of(RuleEvaluator.evaluate(bill, List.of(rules)), tenge(money)).total();
	}

	static RuleVersion rule(String name, Audience audience, Basis basis, int age, Interval... intervals) {
		return new RuleVersion(new UUID(0, age), 1, Instant.ofEpochSecond(age),
				new RuleTerms(name, audience, basis, null, null, true, false, 100, List.of(intervals)));
	}

	static RuleVersion stackable(RuleVersion rule) {
		RuleTerms terms = rule.terms();
		return new RuleVersion(rule.rule(), rule.version(), rule.createdAt(),
				new RuleTerms(terms.name(), terms.audience(), terms.basis(), terms.activeFrom(), terms.activeTo(),
						terms.enabled(), true, terms.priority(), terms.intervals()));
	}

	static Bill bill(VisitType type, String paidEarlier, Bill.Line... lines) {
		Money gross = List.of(lines).stream().map(Bill.Line::amount).reduce(tenge("0"), Money::plus);
		return new Bill(type, List.of(lines), gross, tenge(paidEarlier), DAY);
	}

	static Bill.Line plain(String price) {
		return line("Filling", price, CashbackSetting.Type.NONE, null);
	}

	static Bill.Line line(String name, String price, CashbackSetting.Type type, @Nullable String value) {
		return new Bill.Line(name, 1, tenge(price), new CashbackSetting(type, (value != null) ? amount(value) : null));
	}

	static BigDecimal amount(String text) {
		return new BigDecimal(text);
	}

	static Money tenge(String text) {
		return Money.of(text, "KZT");
	}

}
