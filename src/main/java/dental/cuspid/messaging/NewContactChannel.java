package dental.cuspid.messaging;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a channel (WL-1).
 *
 * @param code short name in addresses and the API
 * @param trackingNumber telephone number people call, or null
 * @param formKey key the form sends along, or null
 */
public record NewContactChannel(String code, String name, ContactKind kind, @Nullable String trackingNumber,
		@Nullable String formKey) {

}
