package dental.cuspid.clinic;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a branch.
 *
 * @param value the identifier
 */
public record BranchId(UUID value) {

	public static BranchId next() {
		return new BranchId(Ids.next());
	}

	public static BranchId of(String text) {
		return new BranchId(Ids.parse(text));
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
