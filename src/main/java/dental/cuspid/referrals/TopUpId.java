package dental.cuspid.referrals;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a phone top-up.
 *
 * @param value the identifier
 */
public record TopUpId(UUID value) {

	public static TopUpId next() {
		return new TopUpId(Ids.next());
	}

	public static TopUpId of(String text) {
		return new TopUpId(Ids.parse(text));
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
