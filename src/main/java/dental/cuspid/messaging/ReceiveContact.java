package dental.cuspid.messaging;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A call, message or form as the outside reports it (WL-3, WL-4).
 *
 * @param from phone number or e-mail address, as sent
 * @param durationSeconds of a call that ended; 0 is a missed call
 * @param externalId the sender's identifier of the call or message
 */
public record ReceiveContact(ContactKind kind, @Nullable String from, @Nullable String phone, @Nullable String email,
		@Nullable Instant occurredAt, @Nullable Integer durationSeconds, @Nullable String trackingNumber,
		@Nullable String formKey, @Nullable String name, @Nullable String text, Map<String, String> utm,
		@Nullable String recording, String externalId) {

}
