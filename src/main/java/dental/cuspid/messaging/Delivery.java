package dental.cuspid.messaging;

import org.jspecify.annotations.Nullable;

/**
 * What a channel knows about an attempt.
 *
 * @param providerId identifier of the gateway, named in its delivery reports
 * @param detail in the words of the server, for staff
 */
public record Delivery(Result result, @Nullable String providerId, @Nullable String detail) {

	/**
	 * The five ways an attempt ends.
	 */
	public enum Result {

		/** The server has it. */
		ACCEPTED,

		/** Nothing is connected; the message is only shown to staff. */
		SHOWN_ONLY,

		/** Refused for good. */
		REFUSED,

		/** Certainly not taken; it can be tried again. */
		TRY_AGAIN,

		/** Everything was sent, the answer never came. */
		UNCONFIRMED

	}

	public static Delivery accepted(@Nullable String providerId) {
		return new Delivery(Result.ACCEPTED, providerId, null);
	}

	public static Delivery refused(String detail) {
		return new Delivery(Result.REFUSED, null, detail);
	}

	public static Delivery tryAgain(String detail) {
		return new Delivery(Result.TRY_AGAIN, null, detail);
	}

	public static Delivery unconfirmed(String detail) {
		return new Delivery(Result.UNCONFIRMED, null, detail);
	}

}
