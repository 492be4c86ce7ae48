package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import dental.cuspid.cashback.ReplayResult;

/**
 * What a rule would have cost by month, as columns: bonuses below, discounts above them,
 * and a line at what today's rules would have cost.
 */
record ReplayChart(int width, int height, List<Column> columns, List<Line> lines) {

	private static final int WIDTH = 440;

	private static final int FLOOR = 150;

	private static final int TOP = 18;

	private static final int LEFT = 44;

	private static final int STEPS = 3;

	private static final int MOST_LABELS = 12;

	static ReplayChart of(List<ReplayResult.Month> months) {
		BigDecimal highest = months.stream()
			.map((month) -> month.rule().total().amount().max(month.today().total().amount()))
			.reduce(BigDecimal.ONE, BigDecimal::max);
		BigDecimal step = step(highest);
		double scale = (FLOOR - TOP) / step.doubleValue() / STEPS;
		var columns = new ArrayList<Column>();
		double each = (WIDTH - LEFT - 4) / (double) Math.max(1, months.size());
		int every = (months.size() + MOST_LABELS - 1) / MOST_LABELS;
		for (int i = 0; i < months.size(); i++) {
			ReplayResult.Month month = months.get(i);
			int bonus = height(month.rule().bonus().amount(), scale);
			int discount = height(month.rule().discount().amount(), scale);
			int x = (int) Math.round(LEFT + each * i + each * 0.15);
			columns.add(new Column(month.month(), x, Math.max(2, (int) Math.round(each * 0.7)), FLOOR - bonus, bonus,
					FLOOR - bonus - discount, discount, FLOOR - height(month.today().total().amount(), scale),
					i % Math.max(1, every) == 0));
		}
		var lines = new ArrayList<Line>();
		for (int i = 0; i <= STEPS; i++) {
			lines.add(new Line(step.multiply(BigDecimal.valueOf(i)),
					FLOOR - (int) Math.round((FLOOR - TOP) * i / (double) STEPS)));
		}
		return new ReplayChart(WIDTH, FLOOR + 26, columns, lines);
	}

	/** A round number of which a few reach the highest column. */
	private static BigDecimal step(BigDecimal highest) {
		BigDecimal third = highest.divide(BigDecimal.valueOf(STEPS), 0, RoundingMode.CEILING).max(BigDecimal.ONE);
		BigDecimal unit = BigDecimal.TEN.pow(third.precision() - 1);
		return third.divide(unit, 0, RoundingMode.CEILING).multiply(unit);
	}

	private static int height(BigDecimal amount, double scale) {
		return (int) Math.round(Math.max(0, amount.doubleValue()) * scale);
	}

	/**
	 * A month.
	 *
	 * @param today where the line of today's rules lies
	 * @param labelled whether its name is written below
	 */
	record Column(YearMonth month, int x, int width, int bonusY, int bonus, int discountY, int discount, int today,
			boolean labelled) {

		public int middle() {
			return this.x + this.width / 2;
		}

	}

	/** A line of the scale. */
	record Line(BigDecimal amount, int y) {

	}

}
