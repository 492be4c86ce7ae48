package dental.cuspid.plans;

import java.util.List;

import dental.cuspid.IntegrationTest;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Who may approve a plan, and what a change after the approval does (BX-C4, separation of
 * duties).
 */
@IntegrationTest
class PlanApprovalTests extends PlanServiceCase {

	@Test
	void whoSubmittedOrWroteItMayNotApproveIt() {
		PlanId own = this.world.physician(() -> this.plans
			.draw(NewPlan.of(this.world.see(this.world.draft()).patient().id(), this.world.content())));
		this.world.physician(() -> {
			this.plans.submit(own, null);
			return true;
		});
		assertThatThrownBy(() -> this.world.step(own, PlanState.APPROVED)).isInstanceOf(RuleViolation.class)
			.hasMessage("plans.refusal.ownApproval");
		assertThatThrownBy(() -> this.world.step(own, PlanState.RETURNED)).isInstanceOf(RuleViolation.class);
		PlanId plan = this.world.upTo(PlanState.SUBMITTED);
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.world.coordinate(() -> this.plans.approve(plan, null, null)));
		assertThatThrownBy(() -> this.staff.asAdmin(() -> {
			PlanId mine = this.plans.draw(NewPlan.of(this.world.see(plan).patient().id(), this.world.content()));
			this.plans.submit(mine, null);
			this.plans.approve(mine, null, null);
			return true;
		})).as("every role in one person").hasMessage("plans.refusal.ownApproval");
	}

	@Test
	void whoWroteAPartDoesNotApproveItAfterOthersWroteOn() {
		PlanId plan = this.world.draft();
		this.world.physician(() -> {
			this.plans.change(plan, null, PlanWorld.content(PlanWorld.item(this.world.crown, "26", 1, "700")));
			return true;
		});
		this.world.coordinate(() -> this.plans.change(plan, null,
				PlanWorld.content(PlanWorld.item(this.world.crown, "26", 2, "700"))));
		this.world.step(plan, PlanState.SUBMITTED);
		assertThatThrownBy(() -> this.world.step(plan, PlanState.APPROVED)).isInstanceOf(RuleViolation.class)
			.hasMessage("plans.refusal.ownApproval");
	}

	@Test
	void aDirectorLeavesApprovalToAHeadPhysicianWhoIsThere() {
		PlanId plan = this.world.upTo(PlanState.SUBMITTED);
		this.staff.username(Role.HEAD_PHYSICIAN);
		assertThatThrownBy(() -> this.staff.as(() -> {
			this.plans.approve(plan, null, null);
			return true;
		}, Role.DIRECTOR)).hasMessage("plans.refusal.headPhysicianApproves");
	}

	@Test
	void aPlanEditedAfterApprovalCannotBeSignedUntilApprovedAgain() {
		PlanId id = this.world.upTo(PlanState.CONTRACTED);
		PlanView before = this.world.see(id);
		this.world.coordinate(() -> this.plans.change(id, before.version(), PlanWorld.content(
				PlanWorld.item(this.world.cleaning, null, 2, null), PlanWorld.item(this.world.crown, "27", 1, "900"))));
		PlanView changed = this.world.see(id);
		assertThat(changed.version()).isEqualTo(2);
		assertThat(changed.fingerprint()).isNotEqualTo(before.fingerprint());
		assertThat(changed.changed()).isTrue();
		assertThatThrownBy(() -> this.world.step(id, PlanState.SIGNED)).isInstanceOfSatisfying(Conflict.class,
				(refusal) -> {
					assertThat(refusal.code()).isEqualTo("plans.refusal.changed");
					assertThat(refusal.properties().get("differences")).isEqualTo(changed.differences());
				});
		this.world.step(id, PlanState.SUBMITTED);
		this.world.step(id, PlanState.APPROVED);
		assertThatThrownBy(() -> this.world.step(id, PlanState.SIGNED)).as("not presented as it is now")
			.hasMessage("plans.refusal.move.signed");
		for (PlanState step : List.of(PlanState.PRESENTED, PlanState.CONSENTED, PlanState.CONTRACTED,
				PlanState.SIGNED)) {
			this.world.step(id, step);
		}
		assertThat(this.world.see(id).signed().version()).isEqualTo(2);
	}

	@Test
	void takingTheChangesBackGivesTheSameFingerprint() {
		PlanId id = this.world.upTo(PlanState.CONTRACTED);
		String fingerprint = this.world.see(id).fingerprint();
		this.world.coordinate(() -> this.plans.change(id, null,
				PlanWorld.content(PlanWorld.item(this.world.implant, "36", 1, null))));
		this.world.coordinate(() -> this.plans.restoreApproved(id));
		PlanView plan = this.world.see(id);
		assertThat(plan.version()).isEqualTo(3);
		assertThat(plan.fingerprint()).isEqualTo(fingerprint);
		this.world.step(id, PlanState.SIGNED);
		assertThat(this.world.see(id).state()).isEqualTo(PlanState.SIGNED);
	}

}
