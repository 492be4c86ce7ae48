package dental.cuspid.messaging;

/**
 * Whose contact it is. Shown by {@code messaging.contact.match.} + name.
 */
public enum ContactMatch {

	/** A patient who was known. */
	KNOWN,

	/** An account that was opened for it. */
	LEAD,

	/** Several patients share the number or address; staff choose. */
	SHARED,

	/** No number and no address, or one that belongs to nobody to write down. */
	NOBODY

}
