package dental.cuspid.calendar;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a blocked time.
 *
 * @param value the identifier
 */
public record BlockedTimeId(UUID value) {

	public static BlockedTimeId next() {
		return new BlockedTimeId(Ids.next());
	}

	public static BlockedTimeId of(String text) {
		return new BlockedTimeId(Ids.parse(text));
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
