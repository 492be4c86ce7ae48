package dental.cuspid.pipelines;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.Desk;
import dental.cuspid.patients.PatientId;
import dental.cuspid.plans.NewPlan;
import dental.cuspid.plans.PlanContent;
import dental.cuspid.plans.PlanContractMade;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanPresented;
import dental.cuspid.plans.PlanService;
import dental.cuspid.plans.PlanSigned;
import dental.cuspid.plans.SignPlan;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * News of a plan that comes late, again or out of order leaves one deal in coordination,
 * where the plan stands (BX-C1 to BX-C8).
 */
@IntegrationTest
class PlanNewsTests {

	private static final BigDecimal TOTAL = new BigDecimal("100");

	@Autowired
	private PlanAutomation automation;

	@Autowired
	private PlanService plans;

	@Autowired
	private TestStaff people;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationContext application;

	private Boards boards;

	private PatientId patient;

	private PlanId plan;

	@BeforeEach
	void signAPlan() {
		Desk desk = Desk.in(this.application);
		this.boards = Boards.in(this.application);
		this.patient = desk.patient("News");
		var content = new PlanContent(null, null, null, List.of(),
				List.of(new PlanContent.Item(null, 1, "1", desk.open().filling(), null, 1, null, null)));
		this.plan = this.people.as(() -> this.plans.draw(NewPlan.of(this.patient, content)), Role.COORDINATOR);
		step(Role.COORDINATOR, (id) -> this.plans.submit(id, null));
		step(Role.HEAD_PHYSICIAN, (id) -> this.plans.approve(id, null, null));
		step(Role.COORDINATOR, (id) -> this.plans.present(id, null, null));
		step(Role.COORDINATOR, (id) -> this.plans.consent(id, null, null));
		step(Role.COORDINATOR, (id) -> this.plans.contract(id, null));
		step(Role.COORDINATOR, (id) -> this.plans.sign(id, new SignPlan("N-" + UUID.randomUUID(), null, null)));
		this.boards.await(this.patient, Stages.CONTRACT_SIGNED);
		await().until(() -> waiting() == 0);
	}

	@Test
	void lateNewsOfASignedPlanOpensNoSecondDeal() {
		StaffId by = new StaffId(UUID.randomUUID());
		Instant at = Instant.now().minusSeconds(60);
		this.automation.on(new PlanContractMade(this.plan, this.patient, by, at, TOTAL));
		this.automation.on(new PlanPresented(this.plan, this.patient, by, at, TOTAL));
		this.automation.on(new PlanSigned(this.plan, this.patient, by, at.plusSeconds(120), TOTAL, "N-LATE"));
		await()
			.until(() -> Stream.of("PLAN_CONTRACT", "PLAN_PRESENTED", "PLAN_SIGNED").allMatch((why) -> runs(why) == 2));
		assertThat(this.boards.of(this.patient, Pipeline.COORDINATION)).extracting(DealView::stage)
			.containsExactly("CONTRACT_SIGNED");
		assertThat(this.boards.of(this.patient, Pipeline.PATIENT_BASE)).extracting(DealView::stage)
			.containsExactly("UNDER_TREATMENT");
	}

	private void step(Role role, Consumer<PlanId> step) {
		this.people.as(() -> {
			step.accept(this.plan);
			return null;
		}, role);
	}

	private int waiting() {
		return this.jdbc.sql("""
				select count(*) from event_publication where serialized_event like '%' || :id || '%'
					and completion_date is null""").param("id", this.plan.toString()).query(Integer.class).single();
	}

	private int runs(String why) {
		return this.jdbc.sql("select count(*) from automation_run where cause like :cause")
			.param("cause", this.plan + ":" + why + ":%")
			.query(Integer.class)
			.single();
	}

}
