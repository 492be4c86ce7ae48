package dental.cuspid.plans;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.IntegrationTest;
import dental.cuspid.plans.PlanDifference.Field;
import dental.cuspid.plans.PlanStep.Kind;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The life of a treatment plan (BX-C3 to BX-C8) and its fingerprint.
 */
@IntegrationTest
@RecordApplicationEvents
class PlanServiceTests extends PlanServiceCase {

	@Autowired
	private ApplicationEvents events;

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

}
