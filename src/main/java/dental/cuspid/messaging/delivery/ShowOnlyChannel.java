package dental.cuspid.messaging.delivery;

import dental.cuspid.messaging.Delivery;
import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageChannel;
import dental.cuspid.messaging.OutgoingMessage;

/**
 * Sends nothing: staff read the message in the outbox. For the demo clinic and wherever
 * no server is configured.
 */
record ShowOnlyChannel(Medium medium) implements MessageChannel {

	@Override
	public Delivery send(OutgoingMessage message) {
		return new Delivery(Delivery.Result.SHOWN_ONLY, null, null);
	}

}
