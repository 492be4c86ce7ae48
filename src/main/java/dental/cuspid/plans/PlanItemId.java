package dental.cuspid.plans;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies an item of a treatment plan, the same in every version.
 *
 * @param value the identifier
 */
public record PlanItemId(UUID value) {

	public static PlanItemId next() {
		return new PlanItemId(Ids.next());
	}

	public static PlanItemId of(String text) {
		return new PlanItemId(Ids.parse(text));
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
