package dental.cuspid.plans.web;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a step of a plan asks for, as typed; each step reads its own fields.
 *
 * @param seen the version the person looks at
 * @param signature a picture drawn on the screen, as the canvas gives it
 */
record StepForm(@Nullable Integer seen, @Nullable String remarks, @Nullable String place, @Nullable Integer alternative,
		@Nullable String contractNumber, @Nullable LocalDate signedOn, @Nullable String reason,
		@Nullable String signature) {

	static StepForm empty(int version) {
		return new StepForm(version, null, null, 1, null, null, null, null);
	}

	String text(@Nullable String typed) {
		return (typed != null) ? typed : "";
	}

}
