package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

import dental.cuspid.cashback.Finding.Outcome;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Holds a bill against rules and rates (CB-1 to CB-13). Pure: the same bill and the same
 * rules give the same answer, for the receipt, the posting, the explanation and the
 * replay.
 */
public final class RuleEvaluator {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private static final Comparator<Worth> BEST_FIRST = Comparator.comparing(Worth::amount, Comparator.reverseOrder())
		.thenComparing((one) -> one.candidate().priority())
		.thenComparing((one) -> one.candidate().createdAt())
		.thenComparing((one) -> one.candidate().rule());

	private RuleEvaluator() {
	}

	/**
	 * What rules and rates say to a bill.
	 * @param rules all rules; those not active on the bill's day do not count
	 */
	public static Evaluation evaluate(Bill bill, List<RuleVersion> rules) {
		List<RuleVersion> active = active(rules, bill.day());
		return evaluation(bill.gross(), bill.lines(), active, active.stream().map((rule) -> find(rule, bill)).toList());
	}

	/** The rules that count on a day. */
	static List<RuleVersion> active(List<RuleVersion> rules, LocalDate day) {
		return rules.stream().filter((rule) -> rule.terms().active(day)).toList();
	}

	/**
	 * What follows from what became of the rules.
	 * @param findings one for each rule, in their order
	 */
	static Evaluation evaluation(Money gross, List<Bill.Line> lines, List<RuleVersion> rules, List<Finding> findings) {
		if (rules.isEmpty()) {
			return new Evaluation(true, gross, lines, List.of(), List.of(), List.of());
		}
		var bonuses = new ArrayList<Candidate>();
		var discounts = new ArrayList<Candidate>();
		for (int i = 0; i < findings.size(); i++) {
			Interval interval = findings.get(i).interval();
			if (interval != null) {
				RuleVersion rule = rules.get(i);
				for (Condition condition : interval.conditions()) {
					List<Candidate> kind = (condition.reward() == Reward.BONUS) ? bonuses : discounts;
					kind.add(new Candidate(rule.rule(), rule.version(), rule.terms().name(), rule.terms().stackable(),
							rule.terms().priority(), rule.createdAt(), condition.unit(), condition.value()));
				}
			}
		}
		return new Evaluation(false, gross, lines, discounts(gross, discounts), canBeBest(bonuses), findings);
	}

	/**
	 * The best for the patient: one reward alone, or all stackable ones together where
	 * that is more. Equals are decided by priority, then by age.
	 * @param worth what a candidate is worth on this bill
	 */
	static List<Candidate> best(List<Candidate> candidates, Function<Candidate, BigDecimal> worth) {
		if (candidates.isEmpty()) {
			return List.of();
		}
		List<Worth> sorted = candidates.stream()
			.map((candidate) -> new Worth(candidate, worth.apply(candidate)))
			.sorted(BEST_FIRST)
			.toList();
		BigDecimal together = BigDecimal.ZERO;
		var stack = new ArrayList<Candidate>();
		for (Worth one : sorted) {
			if (one.candidate().stackable()) {
				together = together.add(one.amount());
				stack.add(one.candidate());
			}
		}
		Worth first = sorted.getFirst();
		return (together.compareTo(first.amount()) > 0) ? stack : List.of(first.candidate());
	}

	/**
	 * The bonuses that can be the best whatever part is paid in money: all that stack,
	 * and of each unit the one that is worth most. The others are worth less at any sum.
	 */
	static List<Candidate> canBeBest(List<Candidate> bonuses) {
		var left = new LinkedHashSet<Candidate>();
		for (RewardUnit unit : RewardUnit.values()) {
			bonuses.stream()
				.filter((bonus) -> bonus.unit() == unit)
				.map((bonus) -> new Worth(bonus, bonus.value()))
				.min(BEST_FIRST)
				.ifPresent((best) -> left.add(best.candidate()));
		}
		bonuses.stream().filter(Candidate::stackable).forEach(left::add);
		return List.copyOf(left);
	}

	private static Finding find(RuleVersion rule, Bill bill) {
		RuleTerms terms = rule.terms();
		BigDecimal tested = terms.basis().tested(bill.gross(), bill.paidEarlier());
		if (!terms.audience().includes(bill.visitType())) {
			return finding(rule, Outcome.OTHER_AUDIENCE, tested, null);
		}
		for (Interval interval : terms.intervals()) {
			if (interval.contains(tested)) {
				return finding(rule, Outcome.FITS, tested, interval);
			}
		}
		if (tested.compareTo(terms.intervals().getFirst().from()) < 0) {
			return finding(rule, Outcome.BELOW, tested, null);
		}
		BigDecimal end = terms.intervals().getLast().to();
		boolean above = end != null && tested.compareTo(end) >= 0;
		return finding(rule, above ? Outcome.ABOVE : Outcome.GAP, tested, null);
	}

	static Finding finding(RuleVersion rule, Outcome outcome, BigDecimal tested, @Nullable Interval interval) {
		return new Finding(rule.rule(), rule.version(), rule.terms().name(), rule.terms().audience(),
				rule.terms().basis(), outcome, tested, interval);
	}

	/** Each percentage is of gross; together they take off no more than gross. */
	private static List<Evaluation.Discount> discounts(Money gross, List<Candidate> candidates) {
		Function<Candidate, BigDecimal> worth = (candidate) -> (candidate.unit() == RewardUnit.PERCENT)
				? percent(gross.amount(), candidate.value()) : candidate.value().min(gross.amount());
		var given = new ArrayList<Evaluation.Discount>();
		Money left = gross;
		for (Candidate candidate : best(candidates, worth)) {
			Money amount = Money.rounded(worth.apply(candidate), gross.currency()).min(left);
			if (amount.isPositive()) {
				given.add(new Evaluation.Discount(candidate, amount));
				left = left.minus(amount);
			}
		}
		return given;
	}

	static BigDecimal percent(BigDecimal amount, BigDecimal percent) {
		return amount.multiply(percent).divide(HUNDRED, 12, RoundingMode.HALF_UP);
	}

	private record Worth(Candidate candidate, BigDecimal amount) {

	}

}
