package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.cashback.ReplayResult.Cliff;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Finds the edges of a rule at which a small difference in money makes a large one in
 * reward: who stopped just below one where more is given, who got past one where less is.
 */
final class ReplayCliffs {

	/** Just below: at most this part of the edge. */
	private static final BigDecimal CLOSE = new BigDecimal("0.05");

	private final RuleTerms rule;

	private final Currency currency;

	private final List<Edge> edges = new ArrayList<>();

	ReplayCliffs(RuleTerms rule, Currency currency) {
		this.rule = rule;
		this.currency = currency;
		var at = new TreeSet<BigDecimal>();
		rule.intervals().forEach((interval) -> {
			at.add(interval.from());
			Optional.ofNullable(interval.to()).ifPresent(at::add);
		});
		at.removeIf((edge) -> edge.signum() == 0);
		List<BigDecimal> sorted = List.copyOf(at);
		for (int i = 0; i < sorted.size(); i++) {
			BigDecimal below = (i == 0) ? BigDecimal.ZERO : sorted.get(i - 1);
			BigDecimal above = (i + 1 < sorted.size()) ? sorted.get(i + 1) : null;
			this.edges.add(new Edge(sorted.get(i), at(below), at(sorted.get(i)), above));
		}
	}

	/**
	 * Looks at a receipt that was paid.
	 * @return the edges it stands beside
	 */
	List<Beside> look(PastReceipt receipt, VisitType visit, ReplayCase.Outcome outcome) {
		if (!this.rule.audience().includes(visit)) {
			return List.of();
		}
		BigDecimal tested = (this.rule.basis() == Basis.VISIT) ? receipt.gross() : outcome.paidEarlier().amount();
		var beside = new ArrayList<Beside>();
		for (Edge edge : this.edges) {
			edge.look(receipt, tested, outcome).ifPresent(beside::add);
		}
		return beside;
	}

	List<Cliff> cliffs() {
		return this.edges.stream().flatMap((edge) -> edge.cliffs().stream()).toList();
	}

	private @Nullable Interval at(BigDecimal amount) {
		return this.rule.intervals().stream().filter((interval) -> interval.contains(amount)).findFirst().orElse(null);
	}

	private static BigDecimal worth(@Nullable Interval interval, PastReceipt receipt, ReplayCase.Outcome outcome) {
		BigDecimal worth = BigDecimal.ZERO;
		if (interval != null && outcome.money().isPositive()) {
			for (Condition condition : interval.conditions()) {
				BigDecimal base = (condition.reward() == Reward.BONUS) ? outcome.money().amount() : receipt.gross();
				worth = worth.add((condition.unit() == RewardUnit.PERCENT)
						? RuleEvaluator.percent(base, condition.value()) : condition.value());
			}
		}
		return worth;
	}

	/**
	 * A receipt beside an edge.
	 */
	record Beside(BigDecimal edge, Cliff.Kind kind, PastReceipt receipt, BigDecimal tested, BigDecimal difference) {

	}

	private final class Edge {

		private final BigDecimal at;

		private final BigDecimal within;

		private final @Nullable Interval below;

		private final @Nullable Interval above;

		private final @Nullable BigDecimal next;

		private final Count tooLow = new Count();

		private final Count beyond = new Count();

		Edge(BigDecimal at, @Nullable Interval below, @Nullable Interval above, @Nullable BigDecimal next) {
			this.at = at;
			this.within = Money.rounded(at.multiply(CLOSE), ReplayCliffs.this.currency).amount();
			this.below = below;
			this.above = above;
			this.next = next;
		}

		Optional<Beside> look(PastReceipt receipt, BigDecimal tested, ReplayCase.Outcome outcome) {
			boolean low = tested.compareTo(this.at) < 0 && tested.compareTo(this.at.subtract(this.within)) >= 0;
			boolean high = tested.compareTo(this.at) >= 0 && (this.next == null || tested.compareTo(this.next) < 0);
			if (!low && !high) {
				return Optional.empty();
			}
			BigDecimal jump = worth(this.above, receipt, outcome).subtract(worth(this.below, receipt, outcome));
			if (low && jump.signum() > 0) {
				this.tooLow.add(receipt.patient(), jump);
				return Optional.of(new Beside(this.at, Cliff.Kind.SHORT, receipt, tested, jump));
			}
			if (high && jump.signum() < 0) {
				this.beyond.add(receipt.patient(), jump);
				return Optional.of(new Beside(this.at, Cliff.Kind.DROP, receipt, tested, jump));
			}
			return Optional.empty();
		}

		List<Cliff> cliffs() {
			var cliffs = new ArrayList<Cliff>();
			if (this.tooLow.receipts > 0) {
				cliffs.add(cliff(Cliff.Kind.SHORT, this.within, this.tooLow));
			}
			if (this.beyond.receipts > 0) {
				cliffs.add(cliff(Cliff.Kind.DROP, BigDecimal.ZERO, this.beyond));
			}
			return cliffs;
		}

		private Cliff cliff(Cliff.Kind kind, BigDecimal within, Count count) {
			Currency currency = ReplayCliffs.this.currency;
			BigDecimal average = count.sum.abs()
				.divide(BigDecimal.valueOf(count.receipts), currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
			return new Cliff(Money.rounded(this.at, currency), kind, Money.rounded(within, currency), count.patients,
					count.receipts, Money.of(average, currency));
		}

	}

	/** Receipts come patient by patient, so a patient is new when another came before. */
	private static final class Count {

		private long patients;

		private long receipts;

		private BigDecimal sum = BigDecimal.ZERO;

		private @Nullable UUID last;

		void add(UUID patient, BigDecimal jump) {
			if (!patient.equals(this.last)) {
				this.patients++;
				this.last = patient;
			}
			this.receipts++;
			this.sum = this.sum.add(jump);
		}

	}

}
