package dental.cuspid.messaging;

/**
 * A port: takes a message to the outside world. Never called inside a transaction.
 * Implementations answer within their timeouts and may be interrupted.
 */
public interface MessageChannel {

	Medium medium();

	/**
	 * Sends one message.
	 * @return what is known to have happened; failures are answers, not exceptions
	 */
	Delivery send(OutgoingMessage message);

}
