package dental.cuspid.plans;

import java.time.Instant;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a plan.
 *
 * @param at when it was drawn up, now where null
 */
public record NewPlan(PatientId patient, PlanContent content, @Nullable Instant at) {

	public static NewPlan of(PatientId patient, PlanContent content) {
		return new NewPlan(patient, content, null);
	}

}
