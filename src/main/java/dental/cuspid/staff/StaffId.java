package dental.cuspid.staff;

import java.io.Serializable;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a user of the system.
 *
 * @param value the identifier
 */
public record StaffId(UUID value) implements Serializable {

	/** The product itself, for what happens by the clock. */
	public static final StaffId SYSTEM = StaffId.of("00000000-0000-7000-8000-000000000001");

	public static StaffId next() {
		return new StaffId(Ids.next());
	}

	public static StaffId of(String text) {
		return new StaffId(Ids.parse(text));
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
