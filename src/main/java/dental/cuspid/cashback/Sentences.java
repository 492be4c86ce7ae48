package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

import dental.cuspid.checkout.Reason;
import dental.cuspid.shared.Money;

/**
 * Puts evaluations into words: why a reward is what it is, or why there is none.
 */
final class Sentences {

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

	static Reason of(Finding finding, Currency currency) {
		Money tested = Money.rounded(finding.tested(), currency);
		Reason basis = Reason.of("cashback.tested." + finding.basis().name(), tested);
		return switch (finding.outcome()) {
			case OTHER_AUDIENCE -> Reason.of("cashback.finding.OTHER_AUDIENCE", finding.name(),
					Reason.of("cashback.audience." + finding.audience().name()));
			case FITS -> Reason.of("cashback.finding.FITS", finding.name(), basis, range(finding, currency));
			case BELOW -> Reason.of("cashback.finding.BELOW", finding.name(), basis);
			case GAP -> Reason.of("cashback.finding.GAP", finding.name(), basis);
			case ABOVE -> Reason.of("cashback.finding.ABOVE", finding.name(), basis);
		};
	}

	private static Reason range(Finding finding, Currency currency) {
		Interval interval = java.util.Objects.requireNonNull(finding.interval());
		Money from = Money.rounded(interval.from(), currency);
		BigDecimal to = interval.to();
		return new Reason((to != null) ? "cashback.range.between" : "cashback.range.from",
				(to != null) ? List.of(from, Money.rounded(to, currency)) : List.of(from));
	}

}
