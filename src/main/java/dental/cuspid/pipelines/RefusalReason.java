package dental.cuspid.pipelines;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Reasons of a refusal one can choose; anything else may be typed (BX-A7). Shown by
 * {@code pipelines.reason.} + name.
 */
public enum RefusalReason {

	INCONVENIENT_TIME, CHANGED_MIND, TOO_EXPENSIVE, WENT_ELSEWHERE, NOT_REACHED, INACTIVE, OTHER;

	/** The reason a text names, where it is one of these. */
	public static Optional<RefusalReason> of(@Nullable String text) {
		for (RefusalReason reason : values()) {
			if (reason.name().equals(text)) {
				return Optional.of(reason);
			}
		}
		return Optional.empty();
	}

}
