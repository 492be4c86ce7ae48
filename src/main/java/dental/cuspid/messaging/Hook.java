package dental.cuspid.messaging;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A webhook call as it came: headers as often as they were sent, body as raw bytes.
 *
 * @param channel code of the channel
 * @param pathSecret secret in the address, or null where the call is to be signed
 * @param address where the call comes from, to hold back floods
 */
public record Hook(String channel, @Nullable String pathSecret, List<String> ids, List<String> timestamps,
		List<String> signatures, @Nullable String contentType, @Nullable String encoding, byte[] body, String address) {

}
