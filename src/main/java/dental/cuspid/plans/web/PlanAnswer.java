package dental.cuspid.plans.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.PlanDifference;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanItemId;
import dental.cuspid.plans.PlanState;
import dental.cuspid.plans.PlanStep;
import dental.cuspid.plans.PlanView;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A treatment plan as the API shows it.
 *
 * @param patient card number
 * @param author user name of who drew it up
 * @param version number of the content shown, with its fingerprint
 * @param approved which content was approved, presented and signed, null where none was
 * @param chosen number of the alternative the patient agreed to
 * @param differences between what was approved and what it says now
 */
record PlanAnswer(PlanId id, String number, @Nullable String patient, PatientId patientId, String author,
		Instant createdAt, PlanState state, Instant stateSince, int version, String fingerprint, @Nullable String title,
		@Nullable LocalDate validUntil, @Nullable String notes, Money total, List<AlternativeAnswer> alternatives,
		@Nullable Integer chosen, List<ItemAnswer> items, @Nullable Mark submitted, @Nullable Mark approved,
		@Nullable Mark presented, @Nullable Mark consented, @Nullable Mark contracted, @Nullable Mark signed,
		@Nullable String contractNumber, @Nullable LocalDate signedOn, @Nullable String remarks,
		@Nullable String reason, List<StepAnswer> steps, List<PlanDifference> differences) {

	static PlanAnswer of(PlanView plan) {
		PlanStep last = plan.steps().getLast();
		boolean ended = plan.state() == PlanState.REFUSED || plan.state() == PlanState.CANCELLED;
		return new PlanAnswer(plan.id(), plan.number(), plan.patient().cardNumber(), plan.patient().id(),
				plan.authorUsername(), plan.createdAt(), plan.state(), plan.since(), plan.version(), plan.fingerprint(),
				plan.title(), plan.validUntil(), plan.notes(), plan.total(),
				plan.alternatives()
					.stream()
					.map((one) -> new AlternativeAnswer(one.number(), one.name(), one.total()))
					.toList(),
				plan.chosen(), plan.alternatives().stream().flatMap(ItemAnswer::of).toList(),
				mark(plan, PlanStep.Kind.SUBMITTED), mark(plan, PlanStep.Kind.APPROVED),
				mark(plan, PlanStep.Kind.PRESENTED), mark(plan, PlanStep.Kind.CONSENTED),
				mark(plan, PlanStep.Kind.CONTRACTED), mark(plan, PlanStep.Kind.SIGNED), plan.contractNumber(),
				plan.signedOn(), (plan.state() == PlanState.RETURNED) ? last.note() : null, ended ? last.note() : null,
				plan.steps().stream().map(StepAnswer::of).toList(), plan.differences());
	}

	private static @Nullable Mark mark(PlanView plan, PlanStep.Kind kind) {
		return plan.last(kind)
			.map((step) -> new Mark(step.version(), step.fingerprint(), step.at(), step.byUsername(), step.note()))
			.orElse(null);
	}

	/**
	 * Which content a step was about, who did it and when.
	 *
	 * @param by user name
	 * @param note remarks, place, reason or contract number
	 */
	record Mark(int version, String fingerprint, Instant at, String by, @Nullable String note) {

	}

	record StepAnswer(PlanStep.Kind step, int version, String fingerprint, Instant at, boolean backdated, String by,
			Money total, @Nullable String note) {

		static StepAnswer of(PlanStep step) {
			return new StepAnswer(step.kind(), step.version(), step.fingerprint(), step.at(), step.backdated(),
					step.byUsername(), step.total(), step.note());
		}

	}

	record AlternativeAnswer(int number, @Nullable String name, Money total) {

	}

	/**
	 * An item.
	 *
	 * @param phase a number where the phase is called by one, else its name
	 * @param practitioner code
	 */
	record ItemAnswer(PlanItemId id, int alternative, Object phase, String service, String name, @Nullable String tooth,
			int quantity, Money price, Money amount, @Nullable String practitioner) {

		static java.util.stream.Stream<ItemAnswer> of(PlanView.Alternative alternative) {
			return alternative.phases()
				.stream()
				.flatMap((phase) -> phase.items()
					.stream()
					.map((item) -> new ItemAnswer(item.id(), alternative.number(), named(phase), item.code(),
							item.name(), item.site(), item.quantity(), item.price(), item.amount(),
							item.practitionerCode())));
		}

		private static Object named(PlanView.Phase phase) {
			return (phase.numbered() && phase.name().length() < 10) ? (Object) Integer.valueOf(phase.name())
					: phase.name();
		}

	}

}
