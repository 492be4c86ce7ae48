package dental.cuspid.messaging;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A channel as lists show it, without its secrets.
 *
 * @param addresses where calls to the secret address may come from, empty for everywhere
 * @param rotatingUntil until when the signature of the old secret still counts, or null
 */
public record ContactChannelView(ContactChannelId id, String code, String name, ContactKind kind,
		@Nullable String trackingNumber, @Nullable String formKey, List<String> addresses,
		@Nullable Instant rotatingUntil, boolean active) {

}
