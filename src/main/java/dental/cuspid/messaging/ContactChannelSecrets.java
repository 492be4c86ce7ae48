package dental.cuspid.messaging;

/**
 * The secrets of a channel, shown once.
 *
 * @param signing key of the signatures (Standard Webhooks)
 * @param path last part of the address for senders that cannot sign
 */
public record ContactChannelSecrets(ContactChannelId channel, String signing, String path) {

	@Override
	public String toString() {
		return "ContactChannelSecrets[" + this.channel + "]";
	}

}
