package dental.cuspid.clinic;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a chair.
 *
 * @param value the identifier
 */
public record ChairId(UUID value) {

	public static ChairId next() {
		return new ChairId(Ids.next());
	}

	public static ChairId of(String text) {
		return new ChairId(Ids.parse(text));
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
