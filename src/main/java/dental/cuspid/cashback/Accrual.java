package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * The bonus of one receipt: the exact parts are summed and rounded once, half up; the
 * parts are shown by largest remainder, so they add up to the whole.
 */
public record Accrual(Money total, List<Part> parts) {

	private static final int EXACT = 12;

	/**
	 * The bonus an evaluation gives for the money that was paid.
	 * @param money paid in money on this receipt, refunds subtracted; without any nothing
	 * is given, also no fixed sum
	 */
	public static Accrual of(Evaluation evaluation, Money money) {
		if (!money.isPositive()) {
			return new Accrual(Money.zero(money.currency()), List.of());
		}
		return shown(evaluation.standard() ? rates(evaluation, money) : rules(evaluation, money), money);
	}

	/**
	 * What goes back when money is refunded: the share of the accrual that the money
	 * refunded so far is of the money paid, less what went back before. Intervals are not
	 * tested again.
	 */
	public static Money clawBack(Money accrued, Money refundedSoFar, Money moneyPaid, Money clawedBackBefore) {
		BigDecimal share = accrued.amount()
			.multiply(refundedSoFar.amount())
			.divide(moneyPaid.amount(), EXACT, RoundingMode.HALF_UP);
		return Money.rounded(share, accrued.currency()).minus(clawedBackBefore);
	}

	private static List<Exact> rates(Evaluation evaluation, Money money) {
		var parts = new ArrayList<Exact>();
		for (Bill.Line line : evaluation.lines()) {
			BigDecimal rate = line.cashback().value();
			BigDecimal amount = (rate == null) ? BigDecimal.ZERO : switch (line.cashback().type()) {
				case NONE -> BigDecimal.ZERO;
				case AMOUNT -> rate.multiply(BigDecimal.valueOf(line.quantity()));
				case PERCENT -> RuleEvaluator.percent(share(line.amount(), evaluation.gross(), money), rate);
			};
			if (line.cashback().type() != CashbackSetting.Type.NONE) {
				parts.add(new Exact(line.name(), null, 0, amount));
			}
		}
		return parts;
	}

	/** The money paid, spread over the lines in proportion. */
	private static BigDecimal share(Money line, Money gross, Money money) {
		return gross.isZero() ? BigDecimal.ZERO
				: line.amount().multiply(money.amount()).divide(gross.amount(), EXACT, RoundingMode.HALF_UP);
	}

	private static List<Exact> rules(Evaluation evaluation, Money money) {
		return RuleEvaluator.best(evaluation.bonuses(), (candidate) -> worth(candidate, money))
			.stream()
			.map((candidate) -> new Exact(candidate.name(), candidate.rule(), candidate.version(),
					worth(candidate, money)))
			.toList();
	}

	private static BigDecimal worth(Candidate candidate, Money money) {
		return (candidate.unit() == RewardUnit.PERCENT) ? RuleEvaluator.percent(money.amount(), candidate.value())
				: candidate.value();
	}

	private static Accrual shown(List<Exact> parts, Money money) {
		BigDecimal exact = BigDecimal.ZERO;
		for (Exact part : parts) {
			exact = exact.add(part.amount());
		}
		Money total = Money.rounded(exact, money.currency());
		int decimals = total.amount().scale();
		BigDecimal[] shown = new BigDecimal[parts.size()];
		BigDecimal missing = total.amount();
		for (int i = 0; i < shown.length; i++) {
			shown[i] = parts.get(i).amount().setScale(decimals, RoundingMode.DOWN);
			missing = missing.subtract(shown[i]);
		}
		if (missing.signum() > 0) {
			giveOut(missing, parts, shown);
		}
		var result = new ArrayList<Part>(shown.length);
		for (int i = 0; i < shown.length; i++) {
			Exact part = parts.get(i);
			result.add(new Part(part.name(), part.rule(), part.version(), Money.of(shown[i], money.currency())));
		}
		return new Accrual(total, List.copyOf(result));
	}

	/** Units that rounding down left over go to the largest remainders. */
	private static void giveOut(BigDecimal missing, List<Exact> parts, BigDecimal[] shown) {
		BigDecimal unit = BigDecimal.ONE.movePointLeft(missing.scale());
		List<Integer> byRemainder = IntStream.range(0, shown.length)
			.boxed()
			.sorted(Comparator.comparing((Integer i) -> parts.get(i).amount().subtract(shown[i])).reversed())
			.toList();
		int units = missing.divide(unit, 0, RoundingMode.UNNECESSARY).intValueExact();
		for (int i = 0; i < units; i++) {
			int index = byRemainder.get(i);
			shown[index] = shown[index].add(unit);
		}
	}

	/**
	 * A part of the bonus: of a line (standard mode) or of a rule.
	 *
	 * @param name of the service or the rule
	 * @param rule the rule, null in standard mode
	 */
	public record Part(String name, @Nullable UUID rule, int version, Money amount) {

	}

	private record Exact(String name, @Nullable UUID rule, int version, BigDecimal amount) {

	}

}
