package dental.cuspid.messaging;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a contact somebody made with the clinic.
 *
 * @param value the identifier
 */
public record ContactId(UUID value) {

	public static ContactId next() {
		return new ContactId(Ids.next());
	}

	public static ContactId of(String text) {
		return new ContactId(Ids.parse(text));
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
