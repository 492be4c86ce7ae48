package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What became of one rule on one bill.
 *
 * @param tested the amount that was held against the intervals
 * @param interval the interval it lies in, null where there is none
 */
public record Finding(UUID rule, int version, String name, Audience audience, Basis basis, Outcome outcome,
		BigDecimal tested, @Nullable Interval interval) {

	boolean fits() {
		return this.outcome == Outcome.FITS;
	}

	/**
	 * What became of it; in words by {@code cashback.finding.} + name. Kept by their
	 * place: a new one comes last.
	 */
	public enum Outcome {

		/** The bill lies in one of its intervals. */
		FITS,

		/** It is for other patients. */
		OTHER_AUDIENCE,

		/** Below the first interval. */
		BELOW,

		/** Between two intervals. */
		GAP,

		/** Above the last interval. */
		ABOVE

	}

}
