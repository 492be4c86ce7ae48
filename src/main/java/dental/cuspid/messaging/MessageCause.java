package dental.cuspid.messaging;

/**
 * What a message reports: with the event and the channel it is unique, so the same
 * cause is reported once.
 *
 * @param type for example {@code referral}
 * @param id of the cause
 */
public record MessageCause(String type, String id) {

	public static MessageCause of(String type, Object id) {
		return new MessageCause(type, id.toString());
	}

}
