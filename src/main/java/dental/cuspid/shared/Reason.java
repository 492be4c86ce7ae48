package dental.cuspid.shared;

import org.jspecify.annotations.Nullable;

/**
 * The words in which somebody says why.
 */
public final class Reason {

	/** Characters it may have at most. */
	public static final int LONGEST = 1000;

	private Reason() {
	}

	/**
	 * A reason that must be given.
	 * @throws RuleViolation at {@code reason} when there is none or it is too long
	 */
	public static String required(@Nullable String typed) {
		return required(typed, "reason");
	}

	/**
	 * A reason that must be given, under another name.
	 * @param field where a refusal is shown
	 * @throws RuleViolation at the field when there is none or it is too long
	 */
	public static String required(@Nullable String typed, String field) {
		String reason = optional(typed, field);
		if (reason == null) {
			throw new RuleViolation("shared.refusal.reasonMissing").at(field);
		}
		return reason;
	}

	/**
	 * A reason that may be given.
	 * @return null where there is none
	 * @throws RuleViolation at {@code reason} when it is too long
	 */
	public static @Nullable String optional(@Nullable String typed) {
		return optional(typed, "reason");
	}

	/**
	 * A reason that may be given, under another name.
	 * @param field where a refusal is shown
	 * @return null where there is none
	 * @throws RuleViolation at the field when it is too long
	 */
	public static @Nullable String optional(@Nullable String typed, String field) {
		String reason = (typed != null) ? typed.strip() : "";
		if (reason.length() > LONGEST) {
			throw new RuleViolation("shared.refusal.reasonTooLong", LONGEST).at(field);
		}
		return reason.isEmpty() ? null : reason;
	}

}
