package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.NewService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
import dental.cuspid.plans.PlanDifference.Field;
import dental.cuspid.plans.PlanStep.Kind;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The life of a treatment plan (BX-C3 to BX-C8) and its fingerprint.
 */
@IntegrationTest
@RecordApplicationEvents
class PlanServiceTests {

	@Autowired
	private ApplicationContext application;

	@Autowired
	private TestStaff staff;

	@Autowired
	private PlanService plans;

	@Autowired
	private ServiceCatalogue catalogue;

	@Autowired
	private PatientRecordService records;

	@Autowired
	private PatientService patients;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationEvents events;

	private PlanWorld world;

	@BeforeEach
	void sets() {
		this.world = PlanWorld.in(this.application);
	}

	@Test
	void aPlanGoesFromDraftToFinishedWithEveryStepKept() {
		PlanId id = this.world.upTo(PlanState.SIGNED);
		PlanView plan = this.world.see(id);
		assertThat(plan.state()).isEqualTo(PlanState.SIGNED);
		assertThat(plan.steps()).extracting(PlanStep::kind)
			.containsExactly(Kind.DRAWN_UP, Kind.SUBMITTED, Kind.APPROVED, Kind.PRESENTED, Kind.CONSENTED,
					Kind.CONTRACTED, Kind.SIGNED);
		assertThat(plan.steps()).allSatisfy((step) -> assertThat(step.fingerprint()).isEqualTo(plan.fingerprint()));
		assertThat(plan.last(Kind.PRESENTED).orElseThrow().note()).isEqualTo("Room 2");
		assertThat(plan.approved()).isEqualTo(plan.signed()).isEqualTo(plan.presented());
		assertThat(plan.total().amount()).isEqualByComparingTo("1080");
		this.world.step(id, PlanState.FINISHED);
		assertThat(this.world.see(id).state()).isEqualTo(PlanState.FINISHED);
		assertThat(this.events.stream()
			.filter(PayloadApplicationEvent.class::isInstance)
			.map((event) -> ((PayloadApplicationEvent<?>) event).getPayload().getClass())
			.filter((type) -> type.getPackageName().equals("dental.cuspid.plans"))
			.map(Class::getSimpleName)).containsExactly("PlanSubmitted", "PlanApproved", "PlanPresented",
					"PlanConsentGiven", "PlanContractMade", "PlanSigned", "PlanFinished");
		PlanSigned signed = this.events.stream(PlanSigned.class).findFirst().orElseThrow();
		assertThat(signed.total()).isEqualByComparingTo("1080");
		assertThat(signed.patient()).isEqualTo(plan.patient().id());
	}

	@Test
	void underTreatmentFollowsTheSignature() {
		PlanId id = this.world.upTo(PlanState.CONTRACTED);
		assertThat(underTreatment(id)).isFalse();
		this.world.step(id, PlanState.SIGNED);
		assertThat(underTreatment(id)).isTrue();
		this.world.step(id, PlanState.FINISHED);
		assertThat(underTreatment(id)).isFalse();
		PlanId other = this.world.upTo(PlanState.SIGNED);
		this.world.step(other, PlanState.CANCELLED);
		assertThat(underTreatment(other)).isFalse();
	}

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
	void differencesAreNamedItemByItem() {
		PlanId id = this.world.upTo(PlanState.APPROVED);
		PlanView before = this.world.see(id);
		var crown = before.alternatives().getFirst().items().get(1);
		var moved = new PlanContent.Item(crown.id(), 1, "2", this.world.crown, "27", 1, new BigDecimal("900"), null);
		this.world
			.coordinate(() -> this.plans.change(id, null, new PlanContent("Rehabilitation", LocalDate.of(2027, 1, 31),
					null, List.of(), List.of(moved, PlanWorld.item(this.world.implant, "36", 1, null)))));
		assertThat(this.world.see(id).differences())
			.extracting(PlanDifference::field, PlanDifference::before, PlanDifference::after)
			.containsExactlyInAnyOrder(tuple(Field.VALID_UNTIL, null, "2027-01-31"), tuple(Field.ITEM, "2 × 95", null),
					tuple(Field.ITEM, null, "1 × 1480"), tuple(Field.PHASE, "1", "2"), tuple(Field.SITE, "26", "27"),
					tuple(Field.PRICE, "890", "900"));
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

	@Test
	void beforeTheFirstSubmissionAChangeMakesNoVersion() {
		PlanId id = this.world.draft();
		this.world.coordinate(
				() -> this.plans.change(id, 1, PlanWorld.content(PlanWorld.item(this.world.implant, "36", 1, null))));
		assertThat(this.world.see(id).version()).isEqualTo(1);
		assertThatThrownBy(() -> this.world.coordinate(() -> this.plans.change(id, 7, this.world.content())))
			.hasMessage("plans.refusal.stale");
	}

	@Test
	void theDatabaseKeepsSubmittedVersionsAndSteps() {
		PlanId id = this.world.upTo(PlanState.SUBMITTED);
		for (String change : List.of("update plan_item set price = 1 where plan_id = :id",
				"delete from plan_item where plan_id = :id", "update plan_version set notes = 'x' where plan_id = :id",
				"delete from plan_step where plan_id = :id")) {
			assertThatThrownBy(() -> this.jdbc.sql(change).param("id", id.value()).update()).as(change)
				.isInstanceOf(DataIntegrityViolationException.class);
		}
		assertThatThrownBy(() -> this.jdbc.sql("update treatment_plan set state = 'SIGNED' where id = :id")
			.param("id", id.value())
			.update()).isInstanceOf(DataIntegrityViolationException.class);
	}

	@Test
	void pricesFollowTheCatalogueUntilSubmittedAndStayOncePresented() {
		PlanId draft = this.world.draft();
		price(draft, "950");
		this.world.step(draft, PlanState.SUBMITTED);
		assertThat(this.world.see(draft).total().amount()).isEqualByComparingTo("1140");
		this.world.step(draft, PlanState.APPROVED);
		this.world.step(draft, PlanState.PRESENTED);
		price(draft, "1000");
		assertThat(this.world.see(draft).total().amount()).isEqualByComparingTo("1140");
		this.world.coordinate(() -> this.plans.change(draft, null,
				new PlanContent("Another title", null, null, List.of(), this.world.content().items())));
		assertThat(this.world.see(draft).total().amount()).as("frozen at presentation").isEqualByComparingTo("1140");
	}

	@Test
	void theAlternativeAgreedToCounts() {
		PlanId id = this.world.coordinator(
				() -> this.plans.draw(NewPlan.of(this.world.patient(),
						new PlanContent(null, null, null, List.of("Crown", "Implant"), List.of(
								PlanWorld.item(this.world.crown, "26", 1, null),
								new PlanContent.Item(null, 2, "1", this.world.implant, "26", 1, null, null))))));
		for (PlanState step : List.of(PlanState.SUBMITTED, PlanState.APPROVED, PlanState.PRESENTED)) {
			this.world.step(id, step);
		}
		assertThat(this.world.see(id).total().amount()).isEqualByComparingTo("890");
		assertThatThrownBy(() -> this.world.coordinate(() -> this.plans.consent(id, 3, null)))
			.hasMessage("plans.refusal.alternative");
		this.world.coordinate(() -> this.plans.consent(id, 2, null));
		PlanView plan = this.world.see(id);
		assertThat(plan.total().amount()).isEqualByComparingTo("1480");
		assertThat(plan.counting().name()).isEqualTo("Implant");
	}

	@Test
	void whatCannotBeIsRefusedAtItsField() {
		var items = List.of(PlanWorld.item(this.world.crown, "19", 0, "-1"));
		var patient = this.world.patient();
		assertThatThrownBy(() -> this.world.coordinator(
				() -> this.plans.draw(NewPlan.of(patient, new PlanContent(null, null, null, List.of(), items)))))
			.isInstanceOfSatisfying(Refusal.class,
					(refusal) -> assertThat(refusal.problems()).extracting(Refusal.Problem::field)
						.containsExactlyInAnyOrder("items[0].tooth", "items[0].quantity", "items[0].price"));
	}

	@Test
	void stepsAreEnteredLaterOnlyByWhoMay() {
		PlanId id = this.world.draft();
		Instant earlier = Instant.now().minusSeconds(86_400);
		assertThatThrownBy(() -> this.world.coordinate(() -> this.plans.submit(id, earlier)))
			.isInstanceOf(RuleViolation.class);
		assertThatThrownBy(() -> this.world.coordinate(() -> this.plans.submit(id, Instant.now().plusSeconds(3600))))
			.hasMessage("plans.refusal.future");
	}

	private boolean underTreatment(PlanId id) {
		var patient = this.world.see(id).patient().id();
		return this.staff
			.asAdmin(() -> this.records.figures(patient, this.patients.opening(patient)).isUnderTreatment());
	}

	private void price(PlanId plan, String price) {
		this.staff.asAdmin(() -> {
			var crown = this.catalogue.get(this.world.crown);
			this.catalogue.change(this.world.crown,
					new NewService(crown.code(), crown.name(), "ZE", new BigDecimal(price), null, null));
			return plan;
		});
	}

	private static org.assertj.core.groups.Tuple tuple(Object... values) {
		return org.assertj.core.groups.Tuple.tuple(values);
	}

}
