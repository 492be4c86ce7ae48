package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The intervals of a rule as an axis of money, laid out for drawing: what is given
 * between which edges, gaps included. Stretches keep their order and are never too narrow
 * to be seen; otherwise they are as long as the money they stand for.
 *
 * @param width of the whole axis, in the picture's own units
 */
public record RulePicture(int width, List<Stretch> stretches) {

	private static final int WIDTH = 680;

	private static final double OPEN = 0.2;

	private static final double LEAST = 0.6;

	/**
	 * Lays out intervals that do not overlap.
	 */
	public static RulePicture of(RuleTerms terms) {
		List<Interval> intervals = terms.intervals().stream().sorted(Comparator.comparing(Interval::from)).toList();
		var edges = new TreeSet<BigDecimal>(List.of(BigDecimal.ZERO));
		intervals.forEach((interval) -> {
			edges.add(interval.from());
			if (interval.to() != null) {
				edges.add(interval.to());
			}
		});
		List<BigDecimal> at = List.copyOf(edges);
		double[] widths = widths(at);
		var stretches = new ArrayList<Stretch>();
		double x = 0;
		for (int i = 0; i < at.size(); i++) {
			BigDecimal from = at.get(i);
			Interval covering = intervals.stream()
				.filter((interval) -> interval.contains(from))
				.findFirst()
				.orElse(null);
			boolean last = i == at.size() - 1;
			stretches.add(new Stretch(from, last ? null : at.get(i + 1), (int) Math.round(x),
					(int) Math.round(x + widths[i]) - (int) Math.round(x), kind(covering, i, last),
					(covering != null) ? covering.conditions() : List.of()));
			x += widths[i];
		}
		return new RulePicture(WIDTH, stretches);
	}

	/**
	 * As long as the money, but at least a part of an even share; the open end is fixed.
	 */
	private static double[] widths(List<BigDecimal> edges) {
		int count = edges.size();
		double[] widths = new double[count];
		double open = (count == 1) ? WIDTH : Math.min(WIDTH * OPEN, WIDTH / (double) count);
		widths[count - 1] = open;
		double rest = WIDTH - open;
		double span = edges.getLast().doubleValue();
		double least = (count > 1) ? LEAST * rest / (count - 1) : 0;
		double free = rest - least * (count - 1);
		for (int i = 0; i < count - 1; i++) {
			double money = edges.get(i + 1).doubleValue() - edges.get(i).doubleValue();
			widths[i] = least + free * money / span;
		}
		return widths;
	}

	private static Kind kind(@Nullable Interval covering, int index, boolean last) {
		if (covering == null) {
			return (index == 0) ? Kind.BELOW : (last ? Kind.ABOVE : Kind.GAP);
		}
		return covering.conditions().stream().anyMatch((condition) -> condition.reward() == Reward.BONUS) ? Kind.BONUS
				: Kind.DISCOUNT;
	}

	/**
	 * What lies between two edges; drawn by {@code cashback.picture.} + name where
	 * nothing is given.
	 */
	public enum Kind {

		BELOW, BONUS, DISCOUNT, GAP, ABOVE

	}

	/**
	 * A part of the axis.
	 *
	 * @param to null for the open end
	 * @param conditions what is given there, empty for nothing
	 */
	public record Stretch(BigDecimal from, @Nullable BigDecimal to, int x, int width, Kind kind,
			List<Condition> conditions) {

		/** Decimals its lower edge is written with. */
		public int decimals() {
			return Math.max(0, this.from.stripTrailingZeros().scale());
		}

		/** Where its label stands. */
		public int middle() {
			return this.x + this.width / 2;
		}

	}

}
