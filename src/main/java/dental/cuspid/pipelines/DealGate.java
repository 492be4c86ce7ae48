package dental.cuspid.pipelines;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dental.cuspid.shared.Refusal.Problem;

/**
 * The one gate before every stage (BX choice "Gates"): the same for drag, menu, bulk,
 * automation, API and calendar. It is pure: what is known goes in, what is missing comes
 * out, in words and at its field.
 */
final class DealGate {

	private static final Set<DealField> BOOKING = EnumSet.of(DealField.PRACTITIONER, DealField.SERVICE,
			DealField.BRANCH, DealField.STARTS_AT);

	private DealGate() {
	}

	/**
	 * What is in the way of a deal entering a stage; empty when it may.
	 */
	static List<Problem> problems(StageView target, Known known) {
		var problems = new ArrayList<Problem>();
		Set<DealField> needed = needed(target);
		for (DealField field : DealField.values()) {
			if (needed.contains(field) && !known.filled().contains(field)) {
				problems.add(new Problem(field.field(), (field == DealField.REASON) ? "pipelines.refusal.reasonMissing"
						: "pipelines.refusal.fieldMissing", target.label()));
			}
		}
		StageRef ref = target.ref();
		if (!known.booked() && (ref.equals(Stages.CONFIRMED) || ref.equals(Stages.CAME))) {
			problems.add(new Problem("appointment", "pipelines.refusal.bookingMissing", target.label()));
		}
		if (ref.equals(Stages.PLAN_AGREED) && !known.plan().isApproved() && !known.headPhysician()) {
			problems.add(new Problem("stage", "pipelines.refusal.headPhysician"));
		}
		if (ref.equals(Stages.PLAN_AGREED) && known.headPhysician() && known.plan() == Plan.DRAWN_UP) {
			problems.add(new Problem("stage", "pipelines.refusal.planNotSubmitted"));
		}
		if (ref.equals(Stages.PRESENTED) && known.plan().isBefore(Plan.APPROVED)) {
			problems.add(new Problem("stage", "pipelines.refusal.planNotApproved"));
		}
		if (ref.equals(Stages.CONSENT_RECEIVED) && known.plan().isBefore(Plan.PRESENTED)) {
			problems.add(new Problem("stage", "pipelines.refusal.planNotPresented"));
		}
		if (ref.equals(Stages.CONTRACT_SIGNED) && known.plan() != Plan.SIGNED) {
			problems.add(new Problem("stage", "pipelines.refusal.contractMissing"));
		}
		if (ref.equals(Stages.UNDER_TREATMENT) && !known.underTreatment()) {
			problems.add(new Problem("stage", "pipelines.refusal.notUnderTreatment"));
		}
		if (ref.equals(Stages.BASE) && known.underTreatment()) {
			problems.add(new Problem("stage", "pipelines.refusal.underTreatment"));
		}
		if (ref.equals(Stages.NEVER_VISITED) && known.visits() > 0) {
			problems.add(new Problem("stage", "pipelines.refusal.hasVisited"));
		}
		if (ref.equals(Stages.HAD_VISITED) && known.visits() == 0) {
			problems.add(new Problem("stage", "pipelines.refusal.neverVisited"));
		}
		return problems;
	}

	/** The fields a stage asks for: its own and those the clinic set. */
	static Set<DealField> needed(StageView target) {
		Set<DealField> needed = EnumSet.noneOf(DealField.class);
		needed.addAll(target.requiredFields());
		if (target.ref().equals(Stages.BOOKED)) {
			needed.addAll(BOOKING);
		}
		if (target.ending() == StageEnding.REFUSAL) {
			needed.add(DealField.REASON);
		}
		return needed;
	}

	/**
	 * How far the patient's plan is.
	 */
	enum Plan {

		/** There is none in the product; then nothing is compared. */
		NONE,

		DRAWN_UP, SUBMITTED, APPROVED, PRESENTED, SIGNED;

		boolean isBefore(Plan other) {
			return this != NONE && compareTo(other) < 0;
		}

		/** By a head physician. */
		boolean isApproved() {
			return compareTo(APPROVED) >= 0;
		}

	}

	/**
	 * What is known of a deal, its patient and who moves it.
	 *
	 * @param filled fields with a value, those that come with the move included
	 * @param booked whether there is a booking that stands
	 * @param headPhysician whether the mover is a head physician
	 */
	record Known(Set<DealField> filled, boolean booked, boolean headPhysician, Plan plan, boolean underTreatment,
			int visits) {

	}

}
