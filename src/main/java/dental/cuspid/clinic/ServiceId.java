package dental.cuspid.clinic;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a service of the catalogue.
 *
 * @param value the identifier
 */
public record ServiceId(UUID value) {

	public static ServiceId next() {
		return new ServiceId(Ids.next());
	}

	public static ServiceId of(String text) {
		return new ServiceId(Ids.parse(text));
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
