package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.List;

import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.PlanApproved;
import dental.cuspid.plans.PlanCancelled;
import dental.cuspid.plans.PlanConsentGiven;
import dental.cuspid.plans.PlanContractMade;
import dental.cuspid.plans.PlanFinished;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanPresented;
import dental.cuspid.plans.PlanRefused;
import dental.cuspid.plans.PlanReturned;
import dental.cuspid.plans.PlanRow;
import dental.cuspid.plans.PlanSigned;
import dental.cuspid.plans.PlanState;
import dental.cuspid.plans.PlanSubmitted;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the Coordination board true to the plans (BX-C3 to BX-C8), and the base deal to
 * "under treatment" (BX-B1, BX-B2). Like the calendar's it looks at where the plan stands
 * now.
 */
@Component
class PlanAutomation {

	private static final String RULE = "plan";

	private final PlanFacts plans;

	private final DealRepository deals;

	private final DealFlow flow;

	private final DealLog log;

	private final PatientFacts patients;

	private final Runs runs;

	PlanAutomation(PlanFacts plans, DealRepository deals, DealFlow flow, DealLog log, PatientFacts patients,
			Runs runs) {
		this.plans = plans;
		this.deals = deals;
		this.flow = flow;
		this.log = log;
		this.patients = patients;
		this.runs = runs;
	}

	@ApplicationModuleListener
	void on(PlanSubmitted event) {
		run(event.plan(), event.patient(), event.at(), Why.PLAN_SUBMITTED, null);
	}

	@ApplicationModuleListener
	void on(PlanApproved event) {
		run(event.plan(), event.patient(), event.at(), Why.PLAN_APPROVED, null);
	}

	@ApplicationModuleListener
	void on(PlanReturned event) {
		run(event.plan(), event.patient(), event.at(), Why.PLAN_RETURNED, null);
	}

	@ApplicationModuleListener
	void on(PlanPresented event) {
		run(event.plan(), event.patient(), event.at(), Why.PLAN_PRESENTED, null);
	}

	@ApplicationModuleListener
	void on(PlanConsentGiven event) {
		run(event.plan(), event.patient(), event.at(), Why.PLAN_CONSENTED, null);
	}

	@ApplicationModuleListener
	void on(PlanContractMade event) {
		run(event.plan(), event.patient(), event.at(), Why.PLAN_CONTRACT, null);
	}

	@ApplicationModuleListener
	void on(PlanSigned event) {
		run(event.plan(), event.patient(), event.at(), Why.PLAN_SIGNED, null);
	}

	@ApplicationModuleListener
	void on(PlanRefused event) {
		run(event.plan(), event.patient(), event.at(), Why.PLAN_REFUSED, event.reason());
	}

	@ApplicationModuleListener
	void on(PlanCancelled event) {
		run(event.plan(), event.patient(), event.at(), Why.PLAN_CANCELLED, event.reason());
	}

	@ApplicationModuleListener
	void on(PlanFinished event) {
		run(event.plan(), event.patient(), event.at(), Why.TREATMENT_ENDED, null);
	}

	private void run(PlanId plan, PatientId patient, Instant at, Why why, @Nullable String reason) {
		CurrentStaff.asSystem(() -> {
			if (this.runs.first(RULE, plan + ":" + why + ":" + at)) {
				this.patients.hold(patient);
				this.plans.find(patient, plan).ifPresent((row) -> {
					Because because = Because.of(why).cause("plan", plan);
					coordinate(row, patient, because, reason);
					base(patient, why, because);
				});
			}
			return null;
		});
	}

	private void coordinate(PlanRow plan, PatientId patient, Because because, @Nullable String reason) {
		StageRef target = stage(plan.state());
		if (target == null) {
			return;
		}
		List<Deal> known = this.flow.open(patient, Pipeline.COORDINATION);
		if (known.isEmpty()) {
			// news of a signed plan may come after its deal has ended
			boolean late = plan.state() == PlanState.SIGNED && this.deals.followed(plan.id().value());
			if (!late && (plan.state().open() || plan.state() == PlanState.SIGNED)) {
				Deal deal = this.flow.open(this.flow.carried(Pipeline.COORDINATION, patient, null, true), target,
						because);
				follow(deal, plan);
			}
			return;
		}
		Deal deal = known.getFirst();
		boolean ended = plan.state() == PlanState.REFUSED || plan.state() == PlanState.CANCELLED;
		boolean other = ended && this.plans.of(patient).current().isPresent();
		if (other) {
			this.log.note(deal.id(), Happening.NOT_MOVED, List.of(target), because.insteadOf(Why.OTHER_PLAN));
			return;
		}
		follow(deal, plan);
		this.flow.advance(deal, target, MoveDeal.to(target).because(reason), because);
		this.deals.saveAndFlush(deal);
	}

	private void follow(Deal deal, PlanRow plan) {
		deal.plans(plan.id().value());
		deal.worth(plan.total().amount());
		this.deals.saveAndFlush(deal);
	}

	private static @Nullable StageRef stage(PlanState state) {
		return switch (state) {
			case DRAFT, FINISHED -> null;
			case SUBMITTED -> Stages.PLAN_DRAWN_UP;
			case RETURNED, CANCELLED -> Stages.COORDINATION_IN_WORK;
			case APPROVED -> Stages.PLAN_AGREED;
			case PRESENTED -> Stages.PRESENTED;
			case CONSENTED, CONTRACTED -> Stages.CONSENT_RECEIVED;
			case SIGNED -> Stages.CONTRACT_SIGNED;
			case REFUSED -> Stages.TREATMENT_REFUSED;
		};
	}

	/**
	 * A base deal that waits stands where the treatment says (choice "Under treatment").
	 */
	private void base(PatientId patient, Why why, Because because) {
		boolean treated = this.plans.of(patient).underTreatment();
		StageRef target = treated ? Stages.UNDER_TREATMENT : Stages.BASE;
		List<Deal> known = this.flow.open(patient, Pipeline.PATIENT_BASE);
		if (known.isEmpty()) {
			if (treated && why == Why.PLAN_SIGNED) {
				this.flow.toBase(patient, null, because.insteadOf(Why.TREATMENT_BEGAN));
			}
			return;
		}
		Deal deal = known.getFirst();
		if (deal.stage().equals(Stages.BASE) || deal.stage().equals(Stages.UNDER_TREATMENT)) {
			this.flow.advance(deal, target, MoveDeal.to(target),
					because.insteadOf(treated ? Why.TREATMENT_BEGAN : Why.TREATMENT_ENDED));
		}
	}

}
