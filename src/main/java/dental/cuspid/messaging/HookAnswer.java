package dental.cuspid.messaging;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook call is told. Nothing of what was sent is repeated.
 *
 * @param retryAfterSeconds for {@link Kind#TOO_MANY}
 */
public record HookAnswer(Kind kind, @Nullable ContactId contact, long retryAfterSeconds) {

	/**
	 * The ways a call ends.
	 */
	public enum Kind {

		ACCEPTED, UNKNOWN_CHANNEL, UNKNOWN_SENDER, UNREADABLE, WRONG_TYPE, REFUSED, OTHER_BODY, TOO_MANY

	}

	static HookAnswer of(Kind kind) {
		return new HookAnswer(kind, null, 0);
	}

}
