package dental.cuspid.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The length of a bar beside a figure, drawn by {@code fragments/chart}. It repeats the
 * figure for the eye; the figure itself stands in the table as text.
 *
 * @param row what the bar stands for
 * @param share of the longest bar, in percent
 */
public record Bar<T>(T row, int share) {

	/**
	 * Bars for rows, the largest value at full length; negative values have none.
	 */
	public static <T> List<Bar<T>> of(Collection<T> rows, Function<T, BigDecimal> value) {
		return of(rows, value, rows.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::max));
	}

	/**
	 * Bars beside those of another series.
	 * @param most the value at full length
	 */
	public static <T> List<Bar<T>> of(Collection<T> rows, Function<T, BigDecimal> value, BigDecimal most) {
		return rows.stream().map((row) -> new Bar<>(row, share(value.apply(row), most))).toList();
	}

	private static int share(BigDecimal value, BigDecimal most) {
		if (value.signum() <= 0 || most.signum() <= 0) {
			return 0;
		}
		int percent = value.movePointRight(2).divide(most, 0, RoundingMode.HALF_UP).intValue();
		return Math.max(1, percent);
	}

}
