package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

import dental.cuspid.checkout.Reason;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule back in whole sentences, so that whoever wrote it sees what it says: when
 * it counts, who gets what in which interval, where nothing is given, what happens beside
 * other rules.
 */
public final class RuleSentences {

	private RuleSentences() {
	}

	/**
	 * The rule in words, one sentence after the other.
	 */
	public static List<Reason> of(RuleTerms terms, Currency currency) {
		RuleTerms rule = terms.inOrder();
		var sentences = new ArrayList<Reason>();
		sentences.add(dates(rule.activeFrom(), rule.activeTo()));
		@Nullable BigDecimal reached = BigDecimal.ZERO;
		for (Interval interval : rule.intervals()) {
			if (reached != null && interval.from().compareTo(reached) > 0) {
				sentences.add((reached.signum() == 0)
						? Reason.of("cashback.say.nothingBelow", money(interval.from(), currency))
						: Reason.of("cashback.say.gap", money(reached, currency), money(interval.from(), currency)));
			}
			if (!interval.conditions().isEmpty()) {
				sentences.add(Reason.of("cashback.who." + rule.basis().name(), rule.audience().name(),
						range(interval, currency), gains(interval.conditions(), currency)));
			}
			reached = interval.to();
		}
		if (reached != null && reached.signum() > 0) {
			sentences.add(Reason.of("cashback.say.nothingAbove", money(reached, currency)));
		}
		if (rule.basis() == Basis.CUMULATIVE) {
			sentences.add(Reason.of("cashback.say.withoutThisVisit"));
		}
		sentences.add(rule.stackable() ? Reason.of("cashback.say.stackable")
				: Reason.of("cashback.say.onlyBest", rule.priority()));
		return sentences;
	}

	/** What an interval gives, in words. */
	static Reason gains(List<Condition> conditions, Currency currency) {
		Reason first = gain(conditions.getFirst(), currency);
		return (conditions.size() == 1) ? first
				: Reason.of("cashback.say.both", first, gain(conditions.get(1), currency));
	}

	/** From where to where an interval reaches, in words. */
	static Reason range(Interval interval, Currency currency) {
		Money from = money(interval.from(), currency);
		BigDecimal to = interval.to();
		return (to != null) ? Reason.of("cashback.range.between", from, money(to, currency))
				: Reason.of("cashback.range.from", from);
	}

	private static Reason gain(Condition condition, Currency currency) {
		Object value = (condition.unit() == RewardUnit.PERCENT) ? plain(condition.value())
				: money(condition.value(), currency);
		return Reason.of("cashback.gain." + condition.reward().name(), condition.unit().name(), value);
	}

	private static Reason dates(@Nullable LocalDate from, @Nullable LocalDate to) {
		if (from != null && to != null) {
			return Reason.of("cashback.say.dates.between", from, to);
		}
		if (from != null) {
			return Reason.of("cashback.say.dates.from", from);
		}
		return (to != null) ? Reason.of("cashback.say.dates.to", to) : Reason.of("cashback.say.dates.always");
	}

	private static Money money(BigDecimal amount, Currency currency) {
		return Money.rounded(amount, currency);
	}

	private static BigDecimal plain(BigDecimal value) {
		BigDecimal stripped = value.stripTrailingZeros();
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

}
