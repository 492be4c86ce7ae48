package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dental.cuspid.shared.Refusal.Problem;

/**
 * What one version of a rule says (CB-13). Never changed: a new wording is a new version.
 *
 * @param activeFrom first day, or null
 * @param activeTo last day, included, or null
 * @param priority the lower number goes first among equals
 * @param stackable whether its reward adds to that of other stackable rules
 */
public record RuleTerms(String name, Audience audience, Basis basis, @Nullable LocalDate activeFrom,
		@Nullable LocalDate activeTo, boolean enabled, boolean stackable, int priority, List<Interval> intervals) {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private static final int LONGEST_NAME = 80;

	/** Above every sum a clinic means, below what the books hold. */
	private static final BigDecimal LIMIT = BigDecimal.TEN.pow(11);

	/**
	 * The same terms with their intervals from low to high.
	 */
	public RuleTerms inOrder() {
		return with(this.enabled, this.intervals.stream().sorted(Comparator.comparing(Interval::from)).toList());
	}

	/**
	 * The same terms, switched on without first and last day, as a replay counts them.
	 */
	public RuleTerms onEveryDay() {
		return new RuleTerms(this.name, this.audience, this.basis, null, null, true, this.stackable, this.priority,
				this.intervals);
	}

	private RuleTerms with(boolean enabled, List<Interval> intervals) {
		return new RuleTerms(this.name, this.audience, this.basis, this.activeFrom, this.activeTo, enabled,
				this.stackable, this.priority, intervals);
	}

	/**
	 * Whether the rule counts on a day: enabled and inside its dates, first and last day
	 * included.
	 */
	public boolean active(LocalDate day) {
		return this.enabled && (this.activeFrom == null || !day.isBefore(this.activeFrom))
				&& (this.activeTo == null || !day.isAfter(this.activeTo));
	}

	/** The interval an amount lies in; it is known to lie in one. */
	Interval intervalOf(BigDecimal amount) {
		return this.intervals.stream().filter((one) -> one.contains(amount)).findFirst().orElseThrow();
	}

	/**
	 * What is wrong with these terms, each at its field, intervals in the order given;
	 * empty when they can be used.
	 * @param decimals of the clinic's currency
	 */
	public List<Problem> problems(int decimals) {
		var problems = new ArrayList<Problem>();
		if (this.name.isBlank() || this.name.length() > LONGEST_NAME
				|| this.name.chars().anyMatch(Character::isISOControl)) {
			problems.add(new Problem("name", "cashback.refusal.name", LONGEST_NAME));
		}
		if (this.activeFrom != null && this.activeTo != null && this.activeTo.isBefore(this.activeFrom)) {
			problems.add(new Problem("activeTo", "cashback.refusal.dates"));
		}
		if (this.intervals.isEmpty()) {
			problems.add(new Problem("intervals", "cashback.refusal.noInterval"));
		}
		for (int i = 0; i < this.intervals.size(); i++) {
			check(i, decimals, problems);
		}
		return problems;
	}

	private void check(int index, int decimals, List<Problem> problems) {
		Interval interval = this.intervals.get(index);
		String field = "intervals[" + index + "]";
		if (interval.from().signum() < 0 || tooFine(interval.from(), decimals)) {
			problems.add(new Problem(field + ".from", "cashback.refusal.from"));
		}
		bound(interval.from(), field + ".from", problems);
		if (interval.to() != null
				&& (interval.to().compareTo(interval.from()) <= 0 || tooFine(interval.to(), decimals))) {
			problems.add(new Problem(field + ".to", "cashback.refusal.to"));
		}
		bound(interval.to(), field + ".to", problems);
		if (this.intervals.subList(0, index).stream().anyMatch(interval::overlaps)) {
			problems.add(new Problem(field + ".from", "cashback.refusal.overlap"));
		}
		if (interval.conditions().isEmpty()) {
			problems.add(new Problem(field + ".conditions", "cashback.refusal.noCondition"));
		}
		if (interval.conditions().stream().map(Condition::reward).distinct().count() < interval.conditions().size()) {
			problems.add(new Problem(field + ".conditions", "cashback.refusal.twice"));
		}
		for (int i = 0; i < interval.conditions().size(); i++) {
			Condition condition = interval.conditions().get(i);
			boolean good = condition.value().signum() > 0 && ((condition.unit() == RewardUnit.PERCENT)
					? condition.value().compareTo(HUNDRED) <= 0 && !tooFine(condition.value(), 2)
					: !tooFine(condition.value(), decimals));
			String value = field + ".conditions[" + i + "].value";
			if (!good) {
				problems.add(new Problem(value, "cashback.refusal.value"));
			}
			else {
				bound(condition.value(), value, problems);
			}
		}
	}

	private static void bound(@Nullable BigDecimal amount, String field, List<Problem> problems) {
		if (amount != null && amount.compareTo(LIMIT) >= 0) {
			problems.add(new Problem(field, "cashback.refusal.tooLarge"));
		}
	}

	private static boolean tooFine(BigDecimal amount, int decimals) {
		return amount.stripTrailingZeros().scale() > decimals;
	}

}
