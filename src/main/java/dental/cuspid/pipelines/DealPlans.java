package dental.cuspid.pipelines;

import java.util.Locale;
import java.util.Optional;

import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.PlanRecordService;
import dental.cuspid.plans.PlanRow;
import dental.cuspid.plans.PlanService;
import dental.cuspid.plans.PlanState;
import dental.cuspid.plans.PlanView;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Does for the plan what a move on the Coordination board means (BX-C3 to BX-C8), under
 * the same rights as on the plan's own page.
 */
@Component
class DealPlans {

	private final PlanService plans;

	private final PlanRecordService records;

	private final PlanFacts facts;

	private final CurrentStaff current;

	private final MessageSource messages;

	DealPlans(PlanService plans, PlanRecordService records, PlanFacts facts, CurrentStaff current,
			MessageSource messages) {
		this.plans = plans;
		this.records = records;
		this.facts = facts;
		this.current = current;
		this.messages = messages;
	}

	void tellPlan(Deal deal, StageView target, MoveDeal asked) {
		if (deal.pipeline() != Pipeline.COORDINATION) {
			return;
		}
		Optional<PlanRow> current = this.facts.of(deal.patient()).current();
		if (current.isEmpty()) {
			return;
		}
		PlanRow plan = current.get();
		StageRef ref = target.ref();
		if (ref.equals(Stages.PLAN_DRAWN_UP)
				&& (plan.state() == PlanState.DRAFT || plan.state() == PlanState.RETURNED)) {
			this.plans.submit(plan.id(), null);
		}
		else if (ref.equals(Stages.PLAN_AGREED) && plan.state() == PlanState.SUBMITTED) {
			approve(plan, asked.plan());
		}
		else if (ref.equals(Stages.PRESENTED) && plan.state() == PlanState.APPROVED) {
			this.plans.present(plan.id(), null, null);
		}
		else if (ref.equals(Stages.CONSENT_RECEIVED) && plan.state() == PlanState.PRESENTED) {
			this.plans.consent(plan.id(), null, null);
		}
		else if (ref.equals(Stages.TREATMENT_REFUSED)) {
			this.plans.refuse(plan.id(), words(asked.reason()), null);
		}
		deal.plans(plan.id().value());
	}

	/** The plan a move to Plan agreed would approve. */
	Optional<PlanView> awaiting(PatientId patient) {
		return this.facts.of(patient)
			.current()
			.filter((plan) -> plan.state() == PlanState.SUBMITTED)
			.map((plan) -> this.records.get(plan.id()));
	}

	/** What is approved is what was looked at, and nothing that was written since. */
	private void approve(PlanRow plan, @Nullable String seen) {
		PlanView now = this.records.get(plan.id());
		if (seen != null && seen.isBlank()) {
			throw new RuleViolation("pipelines.refusal.planUnseen", now.number()).at("plan");
		}
		if (seen != null && !seen.equals(now.fingerprint())) {
			throw new Conflict("pipelines.refusal.planChanged", now.number(), now.version()).at("plan");
		}
		this.plans.approve(plan.id(), now.version(), null);
	}

	private String words(@Nullable String reason) {
		return RefusalReason.of(reason)
			.map((known) -> this.messages.getMessage("pipelines.reason." + known.name(), null,
					Locale.of(this.current.actor().language())))
			.orElse(String.valueOf(reason));
	}

}
