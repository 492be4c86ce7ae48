package dental.cuspid.plans;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a treatment plan.
 *
 * @param value the identifier
 */
public record PlanId(UUID value) {

	public static PlanId next() {
		return new PlanId(Ids.next());
	}

	public static PlanId of(String text) {
		return new PlanId(Ids.parse(text));
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
