package dental.cuspid.pipelines;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanRecordService;
import dental.cuspid.plans.PlanRow;
import dental.cuspid.plans.PlanState;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What the pipelines ask about a patient's treatment plans.
 */
@Component
class PlanFacts {

	private static final Set<PlanState> SIGNED = EnumSet.of(PlanState.SIGNED, PlanState.FINISHED);

	private final PlanRecordService plans;

	PlanFacts(PlanRecordService plans) {
		this.plans = plans;
	}

	/** A patient's plans in facts. */
	Known of(PatientId patient) {
		return new Known(this.plans.of(patient));
	}

	Optional<PlanRow> find(PatientId patient, PlanId plan) {
		return this.plans.of(patient).stream().filter((row) -> row.id().equals(plan)).findFirst();
	}

	/**
	 * Plans in facts.
	 */
	record Known(List<PlanRow> plans) {

		static final Known NONE = new Known(List.of());

		/** The plan that is on its way to a contract. */
		Optional<PlanRow> current() {
			return this.plans.stream().filter((plan) -> plan.state().open()).findFirst();
		}

		/**
		 * How far the plan is that counts for the gate: the deal's own, else the one on
		 * its way, else one that is signed.
		 */
		DealGate.Plan progress(@Nullable UUID own) {
			return this.plans.stream()
				.filter((plan) -> plan.id().value().equals(own)
						&& (plan.state().open() || SIGNED.contains(plan.state())))
				.findFirst()
				.or(this::current)
				.or(() -> this.plans.stream().filter((plan) -> plan.state() == PlanState.SIGNED).findFirst())
				.map((plan) -> switch (plan.state()) {
					case SUBMITTED -> DealGate.Plan.SUBMITTED;
					case APPROVED -> DealGate.Plan.APPROVED;
					case PRESENTED, CONSENTED, CONTRACTED -> DealGate.Plan.PRESENTED;
					case SIGNED, FINISHED -> DealGate.Plan.SIGNED;
					default -> DealGate.Plan.DRAWN_UP;
				})
				.orElse(DealGate.Plan.NONE);
		}

		/** Whether a signed plan is not finished yet. */
		boolean underTreatment() {
			return this.plans.stream().anyMatch((plan) -> plan.state() == PlanState.SIGNED);
		}

	}

}
