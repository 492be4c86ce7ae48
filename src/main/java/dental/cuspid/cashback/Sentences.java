package dental.cuspid.cashback;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dental.cuspid.checkout.Reason;
import dental.cuspid.shared.Money;

/**
 * Puts evaluations into words: why a reward is what it is, or why there is none.
 */
final class Sentences {

	/** So many findings are told with the receipt. */
	private static final int TOLD = 12;

	private Sentences() {
	}

	static Reason of(Evaluation.Discount discount) {
		Candidate by = discount.by();
		return (by.unit() == RewardUnit.PERCENT)
				? Reason.of("cashback.reason.discountPercent", by.name(), by.value(), discount.amount())
				: Reason.of("cashback.reason.discountAmount", by.name(), discount.amount());
	}

	static Reason of(Evaluation evaluation, Accrual accrual, Money money, boolean earned) {
		if (!money.isPositive()) {
			return Reason.of("cashback.reason.noMoney");
		}
		if (accrual.total().isZero()) {
			return Reason.of(evaluation.standard() ? "cashback.reason.noRate" : "cashback.reason.noRule");
		}
		String code = evaluation.standard()
				? (earned ? "cashback.reason.rates.earned" : "cashback.reason.rates.expected")
				: (earned ? "cashback.reason.rules.earned" : "cashback.reason.rules.expected");
		return Reason.of(code, accrual.total(), money);
	}

	static Reason of(Accrual.Part part) {
		return (part.rule() != null) ? Reason.of("cashback.reason.rulePart", part.name(), part.version(), part.amount())
				: Reason.of("cashback.reason.part", part.name(), part.amount());
	}

	/**
	 * What became of the rules: those that fit first, then the others. A receipt tells of
	 * the first ones; its page holds the whole list.
	 */
	static List<Reason> of(List<Finding> findings, Currency currency) {
		var reasons = new ArrayList<Reason>();
		int fit = (int) findings.stream().filter(Finding::fits).count();
		fitFirst(findings).limit(TOLD).forEach((finding) -> reasons.add(of(finding, currency)));
		int others = findings.size() - Math.max(fit, TOLD);
		if (fit > TOLD) {
			reasons.add(Reason.of("cashback.reason.moreFit", fit - TOLD));
		}
		if (others > 0) {
			reasons.add(Reason.of("cashback.reason.more", others));
		}
		return reasons;
	}

	/** All findings, those that fit before the others. */
	static Stream<Finding> fitFirst(List<Finding> findings) {
		return Stream.concat(findings.stream().filter(Finding::fits),
				findings.stream().filter((finding) -> !finding.fits()));
	}

	static Reason of(Finding finding, Currency currency) {
		Money tested = Money.rounded(finding.tested(), currency);
		Reason basis = Reason.of("cashback.tested." + finding.basis().name(), tested);
		return switch (finding.outcome()) {
			case OTHER_AUDIENCE -> Reason.of("cashback.finding.OTHER_AUDIENCE", finding.name(),
					Reason.of("cashback.audience." + finding.audience().name()));
			case FITS -> Reason.of("cashback.finding.FITS", finding.name(), basis,
					RuleSentences.range(Objects.requireNonNull(finding.interval()), currency));
			case BELOW -> Reason.of("cashback.finding.BELOW", finding.name(), basis);
			case GAP -> Reason.of("cashback.finding.GAP", finding.name(), basis);
			case ABOVE -> Reason.of("cashback.finding.ABOVE", finding.name(), basis);
		};
	}

}
