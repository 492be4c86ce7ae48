package dental.cuspid.messaging;

import org.jspecify.annotations.Nullable;

/**
 * A message as a channel gets it.
 *
 * @param id idempotency key: the same for every attempt
 * @param mailId Message-ID of the mail: the same for every attempt
 * @param to E.164 number or e-mail address
 */
public record OutgoingMessage(MessageId id, String mailId, String to, @Nullable String subject, String text,
		String language) {

}
