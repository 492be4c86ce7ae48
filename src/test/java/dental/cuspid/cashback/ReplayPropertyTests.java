package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A replay says of past receipts what posting said when they were paid; rules that are
 * the same cost the same; its parts add up.
 */
class ReplayPropertyTests {

	private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

	@Property(tries = 300)
	void replayingTheRulesThatPostedGivesWhatWasPosted(@ForAll("currencies") Currency currency,
			@ForAll("rules") List<RuleTerms> terms, @ForAll("visits") List<List<Visit>> patients) {
		List<RuleVersion> rules = versions(terms);
		var posted = new Posted(currency, rules);
		List<PastReceipt> receipts = new ArrayList<>();
		patients.forEach((visits) -> receipts.addAll(posted.patient(visits)));
		var seen = new Seen();
		var replay = new Replay(DAY, rules, rules, terms.getFirst(), Map.of(), currency, seen);
		receipts.forEach(replay::next);
		ReplayResult result = replay.result();
		assertThat(result.today().bonus().amount()).isEqualByComparingTo(posted.bonus);
		assertThat(result.today().discount().amount()).isEqualByComparingTo(posted.discount);
		assertThat(result.rule()).isEqualTo(result.today());
		assertThat(result.winners().patients() + result.losers().patients()).isZero();
		assertThat(seen.patients).isEmpty();
		assertThat(result.receipts()).isEqualTo(receipts.size());
	}

	@Property(tries = 200)
	void partsAddUpToTheWhole(@ForAll("currencies") Currency currency, @ForAll("rules") List<RuleTerms> terms,
			@ForAll("visits") List<List<Visit>> patients) {
		var posted = new Posted(currency, List.of());
		List<PastReceipt> receipts = new ArrayList<>();
		patients.forEach((visits) -> receipts.addAll(posted.patient(visits)));
		var seen = new Seen();
		var replay = new Replay(DAY, List.of(), versions(terms), terms.getFirst(), Map.of(), currency, seen);
		receipts.forEach(replay::next);
		ReplayResult result = replay.result();
		Money none = Money.zero(currency);
		assertThat(result.today().total().amount()).isEqualByComparingTo(posted.bonus);
		assertThat(result.categories().stream().map(ReplayResult.Category::rule).reduce(none, Money::plus))
			.isEqualTo(result.rule().total());
		assertThat(result.categories().stream().map(ReplayResult.Category::today).reduce(none, Money::plus))
			.isEqualTo(result.today().total());
		assertThat(result.months().stream().map((month) -> month.rule().total()).reduce(none, Money::plus))
			.isEqualTo(result.rule().total());
		assertThat(result.winners().total().plus(result.losers().total())).isEqualTo(result.difference());
		assertThat(seen.patients.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
			.isEqualByComparingTo(result.difference().amount());
		assertThat(result.winners().patients() + result.losers().patients() + result.same())
			.isEqualTo(result.patients());
	}

	@Provide
	Arbitrary<Currency> currencies() {
		return Arbitraries.of("JPY", "KZT", "KWD").map(Currency::getInstance);
	}

	@Provide
	Arbitrary<List<RuleTerms>> rules() {
		Arbitrary<Condition> conditions = Combinators
			.combine(Arbitraries.of(Reward.values()), Arbitraries.of(RewardUnit.values()),
					Arbitraries.integers().between(1, 40))
			.as((reward, unit, value) -> new Condition(reward, unit, BigDecimal.valueOf(value)));
		return Combinators
			.combine(Arbitraries.of(Audience.values()), Arbitraries.of(Basis.values()), Arbitraries.of(true, false),
					Arbitraries.integers().between(0, 3000), Arbitraries.integers().between(1, 3000), conditions,
					conditions)
			.as((audience, basis, stackable, from, length, low, high) -> new RuleTerms("Rule", audience, basis, null,
					null, true, stackable, 100,
					List.of(new Interval(BigDecimal.valueOf(from), BigDecimal.valueOf(from + length), List.of(low)),
							new Interval(BigDecimal.valueOf(from + 2L * length), null, List.of(high)))))
			.list()
			.ofMinSize(1)
			.ofMaxSize(3);
	}

	@Provide
	Arbitrary<List<List<Visit>>> visits() {
		return Combinators
			.combine(Arbitraries.integers().between(1, 400_000), Arbitraries.integers().between(1, 3),
					Arbitraries.integers().between(0, 100), Arbitraries.integers().between(0, 100),
					Arbitraries.integers().between(0, 12))
			.as(Visit::new)
			.list()
			.ofMinSize(1)
			.ofMaxSize(5)
			.list()
			.ofMinSize(1)
			.ofMaxSize(4);
	}

	private static List<RuleVersion> versions(List<RuleTerms> terms) {
		var rules = new ArrayList<RuleVersion>();
		for (int i = 0; i < terms.size(); i++) {
			rules.add(new RuleVersion(new UUID(7, i), 1, Instant.ofEpochSecond(i), terms.get(i)));
		}
		return rules;
	}

	/**
	 * A visit: what it costs in smallest units, how many of it, how much was refunded in
	 * percent before and after it was settled, how many tenths were paid by value.
	 */
	record Visit(int units, int quantity, int refundedAfter, int value, int lines) {

	}

	/** What posting did, by the same pure functions the program uses. */
	private static final class Posted {

		private final Currency currency;

		private final List<RuleVersion> rules;

		private BigDecimal bonus = BigDecimal.ZERO;

		private BigDecimal discount = BigDecimal.ZERO;

		private int number;

		Posted(Currency currency, List<RuleVersion> rules) {
			this.currency = currency;
			this.rules = rules;
		}

		List<PastReceipt> patient(List<Visit> visits) {
			UUID patient = new UUID(1, ++this.number);
			var receipts = new ArrayList<PastReceipt>();
			BigDecimal paidEarlier = BigDecimal.ZERO;
			for (int i = 0; i < visits.size(); i++) {
				PastReceipt receipt = receipt(patient, visits.get(i), i, paidEarlier);
				receipts.add(receipt);
				paidEarlier = paidEarlier.add(receipt.netMoney());
			}
			return receipts;
		}

		private PastReceipt receipt(UUID patient, Visit visit, int index, BigDecimal paidEarlier) {
			int decimals = this.currency.getDefaultFractionDigits();
			var lines = new ArrayList<PastReceipt.Line>();
			BigDecimal gross = BigDecimal.ZERO;
			for (int i = 0; i <= visit.lines() % 4; i++) {
				BigDecimal amount = BigDecimal.valueOf((long) visit.units() * visit.quantity() + i, decimals);
				lines.add(new PastReceipt.Line(null, "Service", "C" + i, visit.quantity(), amount, rate(i)));
				gross = gross.add(amount);
			}
			VisitType type = (index == 0) ? VisitType.PRIMARY : VisitType.REPEAT;
			LocalDate day = DAY.plusDays(40L * index);
			Evaluation evaluation = RuleEvaluator.evaluate(
					new Bill(type,
							lines.stream()
								.map((line) -> new Bill.Line(line.name(), line.quantity(),
										Money.of(line.amount(), this.currency), line.rate()))
								.toList(),
							Money.of(gross, this.currency), Money.of(paidEarlier, this.currency), day),
					this.rules);
			BigDecimal off = evaluation.discounts()
				.stream()
				.map((given) -> given.amount().amount())
				.reduce(BigDecimal.ZERO, BigDecimal::add);
			BigDecimal charged = gross.subtract(off);
			BigDecimal value = part(charged, visit.value(), decimals);
			BigDecimal money = charged.subtract(value);
			Money given = Accrual.of(evaluation, Money.of(money, this.currency)).total();
			BigDecimal refunded = part(money, visit.refundedAfter(), decimals);
			Money back = (money.signum() > 0 && given.isPositive()) ? Accrual.clawBack(given,
					Money.of(refunded, this.currency), Money.of(money, this.currency), Money.zero(this.currency))
					: Money.zero(this.currency);
			this.bonus = this.bonus.add(given.minus(back).amount());
			this.discount = this.discount.add(off);
			Instant at = day.atStartOfDay().toInstant(ZoneOffset.UTC);
			return new PastReceipt(UUID.randomUUID(), patient, day, at, type, false, gross, BigDecimal.ZERO, off, money,
					refunded, paidEarlier, BigDecimal.ZERO, 0, BigDecimal.ZERO, at, true, lines);
		}

		private static CashbackSetting rate(int index) {
			return switch (index) {
				case 0 -> new CashbackSetting(CashbackSetting.Type.PERCENT, new BigDecimal("3.3"));
				case 1 -> new CashbackSetting(CashbackSetting.Type.AMOUNT, BigDecimal.valueOf(7));
				default -> CashbackSetting.NONE;
			};
		}

		private static BigDecimal part(BigDecimal amount, int percent, int decimals) {
			return amount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2).setScale(decimals, RoundingMode.DOWN);
		}

	}

	private static final class Seen implements Replay.Sink {

		private final List<BigDecimal> patients = new ArrayList<>();

		@Override
		public void patient(UUID patient, int receipts, BigDecimal today, BigDecimal rule) {
			this.patients.add(rule.subtract(today));
		}

		@Override
		public void beside(ReplayCliffs.@Nullable Beside beside) {
			assertThat(beside).isNotNull();
		}

	}

}
