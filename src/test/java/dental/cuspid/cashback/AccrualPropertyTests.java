package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every receipt, in currencies with no, two and three decimals.
 */
class AccrualPropertyTests {

	@Property(tries = 500)
	void partsAddUpToTheWhole(@ForAll("bills") Bill bill, @ForAll @IntRange(max = 100) int percentInMoney) {
		Money money = share(bill.gross(), percentInMoney);
		Accrual accrual = Accrual.of(RuleEvaluator.evaluate(bill, List.of()), money);
		Money sum = accrual.parts()
			.stream()
			.map(Accrual.Part::amount)
			.reduce(Money.zero(money.currency()), Money::plus);
		assertThat(sum).isEqualTo(accrual.total());
		assertThat(accrual.parts()).allSatisfy((part) -> assertThat(part.amount().isNegative()).isFalse());
	}

	@Property(tries = 500)
	void refundsNeverTakeBackMoreThanWasGivenAndAFullRefundTakesAll(@ForAll("bills") Bill bill,
			@ForAll("steps") List<Integer> steps) {
		Money paid = bill.gross();
		Money given = Accrual.of(RuleEvaluator.evaluate(bill, List.of()), paid).total();
		if (!paid.isPositive()) {
			return;
		}
		Money refunded = Money.zero(paid.currency());
		Money clawed = Money.zero(paid.currency());
		for (int step : steps) {
			refunded = refunded.plus(share(paid.minus(refunded), step));
			clawed = clawed.plus(Accrual.clawBack(given, refunded, paid, clawed));
			assertThat(clawed).isLessThanOrEqualTo(given);
			assertThat(clawed.isNegative()).isFalse();
		}
		clawed = clawed.plus(Accrual.clawBack(given, paid, paid, clawed));
		assertThat(clawed).isEqualTo(given);
	}

	@Property(tries = 300)
	void anIntervalBeginsAndEndsAtItsSmallestUnit(@ForAll("currencies") Currency currency,
			@ForAll @IntRange(min = 10, max = 100_000) int edge) {
		BigDecimal unit = BigDecimal.ONE.movePointLeft(currency.getDefaultFractionDigits());
		BigDecimal to = BigDecimal.valueOf(edge);
		var interval = new Interval(BigDecimal.TEN, to.add(BigDecimal.ONE), List.of());
		assertThat(interval.contains(BigDecimal.TEN)).isTrue();
		assertThat(interval.contains(BigDecimal.TEN.subtract(unit))).isFalse();
		assertThat(interval.contains(to.add(BigDecimal.ONE).subtract(unit))).isTrue();
		assertThat(interval.contains(to.add(BigDecimal.ONE))).isFalse();
	}

	@Property(tries = 200)
	void oneSmallestUnitDecidesOnWhichSideOfAnEdgeABillIs(@ForAll("currencies") Currency currency, @ForAll Basis basis,
			@ForAll @IntRange(min = 10, max = 100_000) int edge) {
		BigDecimal unit = BigDecimal.ONE.movePointLeft(currency.getDefaultFractionDigits());
		BigDecimal at = BigDecimal.valueOf(edge).add(unit);
		var rule = new RuleVersion(new UUID(1, 1), 1, Instant.EPOCH,
				new RuleTerms("Edge", Audience.ALL, basis, null, null, true, false, 100, List.of(new Interval(at,
						at.add(unit), List.of(new Condition(Reward.BONUS, RewardUnit.AMOUNT, BigDecimal.ONE))))));
		assertThat(outcome(rule, at.subtract(unit), currency)).isEqualTo(Finding.Outcome.BELOW);
		assertThat(outcome(rule, at, currency)).isEqualTo(Finding.Outcome.FITS);
		assertThat(outcome(rule, at.add(unit), currency)).isEqualTo(Finding.Outcome.ABOVE);
	}

	@Property(tries = 300)
	void refundsOfOnePaymentTakeBackTheSameHoweverTheyAreSplit(@ForAll("bills") Bill bill,
			@ForAll("steps") List<Integer> steps) {
		Money paid = bill.gross();
		if (!paid.isPositive()) {
			return;
		}
		Money given = Accrual.of(RuleEvaluator.evaluate(bill, List.of()), paid).total();
		var parts = new ArrayList<Money>();
		Money left = paid;
		for (int step : steps) {
			parts.add(share(left, step));
			left = left.minus(parts.getLast());
		}
		Money inOrder = clawedBack(given, paid, parts);
		Collections.reverse(parts);
		Money all = parts.stream().reduce(Money.zero(paid.currency()), Money::plus);
		assertThat(clawedBack(given, paid, parts)).isEqualTo(inOrder)
			.isEqualTo(Accrual.clawBack(given, all, paid, Money.zero(paid.currency())));
	}

	private static Money clawedBack(Money given, Money paid, List<Money> refunds) {
		Money refunded = Money.zero(paid.currency());
		Money clawed = Money.zero(paid.currency());
		for (Money refund : refunds) {
			refunded = refunded.plus(refund);
			clawed = clawed.plus(Accrual.clawBack(given, refunded, paid, clawed));
		}
		return clawed;
	}

	private static Finding.Outcome outcome(RuleVersion rule, BigDecimal tested, Currency currency) {
		Money amount = Money.of(tested, currency);
		var bill = new Bill(VisitType.REPEAT, List.of(), amount, amount, LocalDate.of(2027, 1, 1));
		return RuleEvaluator.evaluate(bill, List.of(rule)).findings().getFirst().outcome();
	}

	@Provide
	Arbitrary<Currency> currencies() {
		return Arbitraries.of("JPY", "KZT", "KWD").map(Currency::getInstance);
	}

	@Provide
	Arbitrary<List<Integer>> steps() {
		return Arbitraries.integers().between(0, 100).list().ofMaxSize(6);
	}

	@Provide
	Arbitrary<Bill> bills() {
		return currencies()
			.flatMap((currency) -> Combinators.combine(lines(currency), Arbitraries.of(VisitType.values()))
				.as((lines, type) -> new Bill(type, lines,
						lines.stream().map(Bill.Line::amount).reduce(Money.zero(currency), Money::plus),
						Money.zero(currency), LocalDate.of(2027, 1, 1))));
	}

	private Arbitrary<List<Bill.Line>> lines(Currency currency) {
		Arbitrary<Money> amounts = Arbitraries.integers()
			.between(0, 5_000_000)
			.map((units) -> Money.of(BigDecimal.valueOf(units, currency.getDefaultFractionDigits()), currency));
		Arbitrary<CashbackSetting> settings = Arbitraries.of(new CashbackSetting(CashbackSetting.Type.NONE, null),
				new CashbackSetting(CashbackSetting.Type.PERCENT, new BigDecimal("3.33")),
				new CashbackSetting(CashbackSetting.Type.PERCENT, new BigDecimal("7.5")),
				new CashbackSetting(CashbackSetting.Type.AMOUNT, BigDecimal.valueOf(300)));
		return Combinators.combine(amounts, settings, Arbitraries.integers().between(1, 4))
			.as((amount, setting, quantity) -> new Bill.Line("Service", quantity, amount, setting))
			.list()
			.ofMinSize(1)
			.ofMaxSize(8)
			.map(ArrayList::new);
	}

	private static Money share(Money money, int percent) {
		return Money.rounded(money.amount().multiply(BigDecimal.valueOf(percent)).movePointLeft(2), money.currency());
	}

}
