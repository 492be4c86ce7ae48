package dental.cuspid.messaging;

/**
 * Why a message is where it is. Shown by {@code messaging.reason.} + name.
 */
public enum MessageReason {

	/** The patient does not want messages of this kind of channel. */
	OPTED_OUT,

	/** A campaign without the patient's consent. */
	NO_CONSENT,

	/** An SMS at night waits for the morning. */
	QUIET_HOURS,

	/** No mobile number or no e-mail address. */
	NO_ADDRESS,

	/** The server or gateway refused it for good. */
	REFUSED,

	/** The server or gateway could not be reached or said "later"; tried again. */
	UNREACHABLE,

	/** It was tried so often that it was given up. */
	GAVE_UP,

	/** The connection broke before the answer, twice: it may have arrived. */
	UNCONFIRMED,

	/** Nothing is connected: the message was only shown here. */
	SHOWN_ONLY

}
