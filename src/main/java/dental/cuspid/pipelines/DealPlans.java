package dental.cuspid.pipelines;

import java.util.Locale;
import java.util.Optional;

import dental.cuspid.plans.PlanRow;
import dental.cuspid.plans.PlanService;
import dental.cuspid.plans.PlanState;
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

	private final PlanFacts facts;

	private final CurrentStaff current;

	private final MessageSource messages;

	DealPlans(PlanService plans, PlanFacts facts, CurrentStaff current, MessageSource messages) {
		this.plans = plans;
		this.facts = facts;
		this.current = current;
		this.messages = messages;
	}

	void tellPlan(Deal deal, StageView target, @Nullable String reason) {
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
			this.plans.approve(plan.id(), null, null);
		}
		else if (ref.equals(Stages.PRESENTED) && plan.state() == PlanState.APPROVED) {
			this.plans.present(plan.id(), null, null);
		}
		else if (ref.equals(Stages.CONSENT_RECEIVED) && plan.state() == PlanState.PRESENTED) {
			this.plans.consent(plan.id(), null, null);
		}
		else if (ref.equals(Stages.TREATMENT_REFUSED)) {
			this.plans.refuse(plan.id(), words(reason), null);
		}
		deal.plans(plan.id().value());
	}

	private String words(@Nullable String reason) {
		return RefusalReason.of(reason)
			.map((known) -> this.messages.getMessage("pipelines.reason." + known.name(), null,
					Locale.of(this.current.actor().language())))
			.orElse(String.valueOf(reason));
	}

}
