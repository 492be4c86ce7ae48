package dental.cuspid.messaging;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies an outgoing message; SMS gateways get it as their idempotency key.
 *
 * @param value the identifier
 */
public record MessageId(UUID value) {

	public static MessageId next() {
		return new MessageId(Ids.next());
	}

	public static MessageId of(String text) {
		return new MessageId(Ids.parse(text));
	}

	@JsonValue
	public UUID value() {
		return this.value;
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
