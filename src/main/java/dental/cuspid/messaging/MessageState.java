package dental.cuspid.messaging;

/**
 * What became of a message. Shown by {@code messaging.state.} + name.
 */
public enum MessageState {

	QUEUED, SENDING, SENT, DELIVERED, FAILED, WITHHELD, CANCELLED;

	/** Whether staff may ask for it to be sent again. */
	public boolean retriable() {
		return this == FAILED || this == WITHHELD || this == CANCELLED;
	}

	/** Whether it can still be stopped. */
	public boolean cancellable() {
		return this == QUEUED;
	}

}
