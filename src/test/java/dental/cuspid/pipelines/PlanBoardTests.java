package dental.cuspid.pipelines;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.Desk;
import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.NewPlan;
import dental.cuspid.plans.PlanContent;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanService;
import dental.cuspid.plans.PlanState;
import dental.cuspid.plans.PlanRecordService;
import dental.cuspid.plans.SignPlan;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * The Coordination board and the plan go together, and what is approved was looked at
 * (BX-C3 to BX-C8).
 */
@IntegrationTest
class PlanBoardTests {

	@Autowired
	private PlanService plans;

	@Autowired
	private PlanRecordService records;

	@Autowired
	private DealService deals;

	@Autowired
	private TestStaff people;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private ApplicationContext application;

	private Boards boards;

	private PatientId patient;

	private PlanId plan;

	@BeforeEach
	void open() {
		var desk = Desk.in(this.application);
		this.boards = Boards.in(this.application);
		Desk.Place place = desk.open();
		this.patient = desk.patient("Planned " + UUID.randomUUID());
		this.plan = this.people.as(() -> this.plans.draw(NewPlan.of(this.patient, content(place))), Role.COORDINATOR);
	}

	@Test
	void aRefusedPlanEndsTheCoordination() {
		coordinator(() -> this.plans.submit(this.plan, null));
		DealView deal = this.boards.await(this.patient, Stages.PLAN_DRAWN_UP);
		headPhysician(() -> this.plans.giveBack(this.plan, "Please add an X-ray", null));
		assertThat(this.boards.await(this.patient, Stages.COORDINATION_IN_WORK).id()).isEqualTo(deal.id());
		coordinator(() -> this.plans.refuse(this.plan, "Too expensive", null));
		assertThat(this.boards.await(this.patient, Stages.TREATMENT_REFUSED).refusalReason())
			.isEqualTo("Too expensive");
	}

	@Test
	void theBoardApprovesPresentsAndTakesTheConsentOfThePlan() {
		DealId deal = this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.COORDINATION, this.patient)));
		coordinator(() -> this.deals.move(deal, MoveDeal.to("PLAN_DRAWN_UP")));
		headPhysician(() -> this.deals.move(deal, MoveDeal.to("PLAN_AGREED")));
		coordinator(() -> this.deals.move(deal, MoveDeal.to("PRESENTED")));
		coordinator(() -> this.deals.move(deal, MoveDeal.to("CONSENT_RECEIVED")));
		coordinator(() -> this.plans.contract(this.plan, null));
		coordinator(() -> this.plans.sign(this.plan, new SignPlan("C-" + UUID.randomUUID(), null, null)));
		assertThat(this.boards.await(this.patient, Stages.CONTRACT_SIGNED).id()).isEqualTo(deal);
	}

	@Test
	void whatIsApprovedByTheBoardWasLookedAt() throws Exception {
		DealId deal = handedIn();
		String seen = print();
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> physician(agreed(deal).approving("0".repeat(64))));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> physician(agreed(deal).approving("")));
		assertThat(this.people
			.as(() -> this.deals.moveAll(List.of(deal), Map.of(), agreed(deal)), Role.HEAD_PHYSICIAN, Role.CALL_CENTRE)
			.getFirst()
			.moved()).as("many at once are seen by nobody").isFalse();
		assertThat(this.boards.admin(() -> this.records.get(this.plan)).state()).isEqualTo(PlanState.SUBMITTED);
		String form = send(deal, null, 422);
		assertThat(form).contains(seen, "version 1", "Approve and move");
		assertThat(send(deal, "1".repeat(64), 422)).contains("was changed meanwhile", seen);
		send(deal, seen, 302);
		assertThat(this.boards.get(deal).stage()).isEqualTo("PLAN_AGREED");
		assertThat(this.boards.admin(() -> this.records.get(this.plan)).approved().fingerprint()).isEqualTo(seen);
	}

	@Test
	void whoHandedThePlanInDoesNotApproveItByTheBoard() {
		DealId deal = this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.COORDINATION, this.patient)));
		Role[] both = { Role.COORDINATOR, Role.HEAD_PHYSICIAN };
		this.people.as(() -> this.deals.move(deal, MoveDeal.to("PLAN_DRAWN_UP")), both);
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.people.as(() -> this.deals.move(deal, agreed(deal).approving(print())), both));
		physician(agreed(deal).approving(print()));
		assertThat(this.boards.get(deal).stage()).isEqualTo("PLAN_AGREED");
	}

	private DealId handedIn() {
		DealId deal = this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.COORDINATION, this.patient)));
		coordinator(() -> this.deals.move(deal, MoveDeal.to("PLAN_DRAWN_UP")));
		return deal;
	}

	private MoveDeal agreed(DealId deal) {
		return MoveDeal.to("PLAN_AGREED").seenIn(this.boards.get(deal).stage());
	}

	private void physician(MoveDeal move) {
		DealId deal = this.boards.open(this.patient, Pipeline.COORDINATION).orElseThrow().id();
		headPhysician(() -> this.deals.move(deal, move));
	}

	private String print() {
		return this.boards.admin(() -> this.records.get(this.plan)).fingerprint();
	}

	private String send(DealId deal, String print, int status) throws Exception {
		var request = post("/deals/" + deal + "/move").param("submission", UUID.randomUUID().toString())
			.param("stage", "PLAN_AGREED")
			.with(csrf())
			.with(this.people.user(Role.HEAD_PHYSICIAN));
		if (print != null) {
			request.param("plan", print);
		}
		var answer = this.mvc.perform(request).andReturn().getResponse();
		assertThat(answer.getStatus()).isEqualTo(status);
		return answer.getContentAsString();
	}

	private static PlanContent content(Desk.Place place) {
		return new PlanContent(null, null, null, List.of(),
				List.of(new PlanContent.Item(null, 1, "1", place.filling(), null, 1, null, null)));
	}

	private void coordinator(Runnable step) {
		as(step, Role.COORDINATOR);
	}

	private void headPhysician(Runnable step) {
		as(step, Role.HEAD_PHYSICIAN);
	}

	private void as(Runnable step, Role role) {
		this.people.as(() -> {
			step.run();
			return null;
		}, role);
	}

}
