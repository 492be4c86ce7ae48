package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where a card stands in its column: by the moment it needs somebody, so that a card
 * rises a quarter of an hour before its next step is due. Cards of patients who got in
 * touch stand above all (complaint 8, the board's "focus").
 */
final class DealRank {

	private static final Duration BEFORE_DUE = Duration.ofMinutes(15);

	/** Cards that wait for nothing come last, those that came first of them first. */
	private static final Duration WAITS_FOR_NOTHING = Duration.ofDays(3650);

	private DealRank() {
	}

	static Instant of(@Nullable Instant dueAt, @Nullable Instant stallAt, Instant enteredAt) {
		Instant due = (dueAt != null) ? dueAt.minus(BEFORE_DUE) : null;
		if (due != null && stallAt != null) {
			return due.isBefore(stallAt) ? due : stallAt;
		}
		if (due != null) {
			return due;
		}
		return (stallAt != null) ? stallAt : enteredAt.plus(WAITS_FOR_NOTHING);
	}

}
