package dental.cuspid.messaging;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A channel as lists show it, without its secrets.
 *
 * @param rotatingUntil until when the signature of the old secret still counts, or null
 */
public record ContactChannelView(ContactChannelId id, String code, String name, ContactKind kind,
		@Nullable String trackingNumber, @Nullable String formKey, @Nullable Instant rotatingUntil, boolean active) {

}
