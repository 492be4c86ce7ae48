package dental.cuspid.clinic;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a practitioner.
 *
 * @param value the identifier
 */
public record PractitionerId(UUID value) {

	public static PractitionerId next() {
		return new PractitionerId(Ids.next());
	}

	public static PractitionerId of(String text) {
		return new PractitionerId(Ids.parse(text));
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
