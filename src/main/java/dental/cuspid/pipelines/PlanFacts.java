package dental.cuspid.pipelines;

import java.math.BigDecimal;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What the pipelines ask about a patient's treatment plans.
 */
@Component
class PlanFacts {

	/** The patient's plan that counts now. */
	Known of(PatientId patient) {
		return Known.NONE;
	}

	/**
	 * A plan in facts.
	 *
	 * @param approved whether the head physician approved it
	 * @param signed whether its contract is signed
	 * @param underTreatment whether a signed plan is not finished yet
	 */
	record Known(boolean approved, boolean signed, boolean underTreatment, @Nullable BigDecimal total) {

		static final Known NONE = new Known(false, false, false, null);

	}

}
