package dental.cuspid.messaging;

/**
 * How a message leaves the clinic. Shown by {@code messaging.medium.} + name.
 */
public enum Medium {

	SMS, EMAIL

}
