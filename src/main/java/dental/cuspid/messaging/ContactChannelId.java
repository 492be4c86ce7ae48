package dental.cuspid.messaging;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a channel people reach the clinic by.
 *
 * @param value the identifier
 */
public record ContactChannelId(UUID value) {

	public static ContactChannelId next() {
		return new ContactChannelId(Ids.next());
	}

	public static ContactChannelId of(String text) {
		return new ContactChannelId(Ids.parse(text));
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
