package dental.cuspid.pipelines;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.Desk;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import dental.cuspid.tasks.TaskKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Deals: opened, moved through the gate, logged, taken back, counted (BX-A to BX-G).
 */
@IntegrationTest
class DealServiceTests {

	@Autowired
	private DealService deals;

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private TestStaff people;

	@Autowired
	private ApplicationContext application;

	@Autowired
	private JdbcClient jdbc;

	private Desk desk;

	private Boards boards;

	@BeforeEach
	void open() {
		this.desk = Desk.in(this.application);
		this.boards = Boards.in(this.application);
	}

	@Test
	void aRequestIsClaimedByWhoTakesItAndKeepsWhenItEnteredEachStage() {
		PatientId patient = this.desk.lead("Request");
		DealId id = this.boards.request(patient);
		this.people.as(() -> this.deals.move(id, MoveDeal.to("IN_WORK")), Role.CALL_CENTRE);
		DealView deal = this.boards.get(id);
		assertThat(deal.responsible()).isNotNull();
		assertThat(deal.responsible().username()).isEqualTo("call_centre");
		assertThat(deal.stageEnteredAt()).containsOnlyKeys("NEW", "IN_WORK");
		assertThat(deal.title()).contains("Request");
		assertThat(this.boards.log(id)).contains("Opened in \"New request\": by hand",
				"Moved from \"New request\" to \"Taken in work\": by hand",
				"Task: Take the request and call back: it entered \"New request\"", "1 task is done: by hand");
	}

	@Test
	void theNextStepOfAStageIsATaskThatEndsWithTheStage() {
		PatientId patient = this.desk.lead("Steps");
		DealId id = this.boards.request(patient);
		assertThat(this.boards.openTasks(patient, TaskKind.NEXT_STEP))
			.containsExactly("Take the request and call back");
		move(id, MoveDeal.to("IN_WORK"));
		assertThat(this.boards.openTasks(patient, TaskKind.NEXT_STEP))
			.containsExactly("Find out what is needed and offer a time");
	}

	@Test
	void bookedNeedsTheFourFields() {
		DealId id = this.boards.request(this.desk.lead("Fields"));
		RuleViolation refused = refusal(id, MoveDeal.to("BOOKED"));
		assertThat(refused.problems()).extracting(Refusal.Problem::field)
			.containsExactlyInAnyOrder("branch", "practitioner", "service", "startsAt");
		assertThat(this.boards.get(id).stage()).isEqualTo("NEW");
	}

	@Test
	void fourFieldsOnTheCardBookTheTime() {
		var place = this.desk.open();
		PatientId patient = this.desk.lead("Books");
		DealId id = this.boards.request(patient);
		Instant at = this.desk.at(this.desk.day(3), 10, 0);
		move(id, MoveDeal.to("BOOKED")
			.with(new OpenDeal.Fields(null, null, null, place.branch(), place.berger(), place.filling(), null, at, null,
					null, null, null, null, null)));
		DealView deal = this.boards.get(id);
		assertThat(deal.stage()).isEqualTo("BOOKED");
		assertThat(deal.amount().amount()).isEqualByComparingTo("100");
		assertThat(state(deal.appointment())).isEqualTo(AppointmentState.BOOKED);
		assertThat(deal.visitType()).hasToString("PRIMARY");
	}

	@Test
	void theBoardTellsTheCalendar() {
		var place = this.desk.open();
		PatientId patient = this.desk.patient("Both");
		AppointmentId booked = this.boards.book(place, patient, this.desk.at(this.desk.day(4), 10, 0));
		DealId id = this.boards.await(patient, Stages.BOOKED).id();
		move(id, MoveDeal.to("CONFIRMED"));
		assertThat(state(booked)).isEqualTo(AppointmentState.CONFIRMED);
		move(id, MoveDeal.to("NO_SHOW").because("TOO_EXPENSIVE"));
		assertThat(state(booked)).isEqualTo(AppointmentState.CANCELLED);
		assertThat(this.boards.get(id).refusalReason()).isEqualTo("TOO_EXPENSIVE");
		assertThat(this.boards.open(patient, Pipeline.REACTIVATION)).get()
			.extracting(DealView::stage)
			.isEqualTo("NEVER_VISITED");
	}

	@Test
	void aRefusalNeedsAReasonAndOpensReactivationWithWhatIsCarried() {
		PatientId patient = this.desk.lead("Declines");
		DealId id = this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient)
			.with(OpenDeal.Fields.from(null, "Website", "landing", java.util.Map.of("utm_source", "ads"),
					"toothache"))));
		assertThat(refusal(id, MoveDeal.to("NO_SHOW")).problems()).extracting(Refusal.Problem::field)
			.containsExactly("reason");
		move(id, MoveDeal.to("NO_SHOW").because("Went on holiday"));
		DealView copy = this.boards.open(patient, Pipeline.REACTIVATION).orElseThrow();
		assertThat(copy.stage()).isEqualTo("NEVER_VISITED");
		assertThat(copy.parent()).isEqualTo(id);
		assertThat(copy.source()).isEqualTo("Website");
		assertThat(copy.utm()).containsEntry("utm_source", "ads");
		assertThat(copy.comment()).isEqualTo("toothache");
		assertThat(copy.refusalReason()).isNull();
		assertThat(copy.stageEnteredAt()).containsOnlyKeys("NEVER_VISITED");
		move(copy.id(), MoveDeal.to("IN_WORK"));
		move(copy.id(), MoveDeal.to("CHOOSING_TIME"));
		DealView again = this.boards.open(patient, Pipeline.APPOINTMENTS).orElseThrow();
		assertThat(again.stage()).isEqualTo("CHOOSING_TIME");
		assertThat(again.parent()).isEqualTo(copy.id());
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> move(id, MoveDeal.to("NEW")));
	}

	@Test
	void onlyAHeadPhysicianAgreesAndOnlyASignedContractCloses() {
		PatientId patient = this.desk.patient("Plan");
		DealId id = this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.COORDINATION, patient)));
		this.people.as(() -> this.deals.move(id, MoveDeal.to("PLAN_DRAWN_UP")), Role.COORDINATOR);
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.people.as(() -> this.deals.move(id, MoveDeal.to("PLAN_AGREED")), Role.COORDINATOR));
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.people.as(() -> this.deals.move(id, MoveDeal.to("PRESENTED")), Role.HEAD_PHYSICIAN));
		this.people.as(() -> this.deals.move(id, MoveDeal.to("PLAN_AGREED")), Role.HEAD_PHYSICIAN);
		assertThat(refusal(id, MoveDeal.to("CONTRACT_SIGNED")).code()).isEqualTo("pipelines.refusal.contractMissing");
		assertThat(this.boards.get(id).stage()).isEqualTo("PLAN_AGREED");
	}

	@Test
	void aPatientHasOneOpenDealHoweverManyOpenOneAtOnce() throws Exception {
		PatientId patient = this.desk.patient("Once");
		var opened = new AtomicInteger();
		List<Callable<Void>> attempts = java.util.Collections.nCopies(12, () -> {
			try {
				this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.PATIENT_BASE, patient)));
				opened.incrementAndGet();
			}
			catch (Conflict ex) {
				assertThat(ex.properties()).containsKey("deal");
			}
			return null;
		});
		try (var threads = Executors.newFixedThreadPool(6)) {
			for (var attempt : threads.invokeAll(attempts)) {
				attempt.get();
			}
		}
		assertThat(opened).hasValue(1);
		assertThat(this.boards.of(patient, Pipeline.PATIENT_BASE)).hasSize(1);
		assertThat(this.jdbc.sql("select count(*) from pg_indexes where indexname = 'uq_deal_open_patient_base'")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void ofTwoWhoMoveOneCardTheSecondIsToldWhereItIs() throws Exception {
		DealId id = this.boards.request(this.desk.lead("Race"));
		var moved = new AtomicInteger();
		List<Callable<Void>> attempts = List.of(() -> race(id, "IN_WORK", moved),
				() -> race(id, "CHOOSING_TIME", moved));
		try (var threads = Executors.newFixedThreadPool(2)) {
			for (var attempt : threads.invokeAll(attempts)) {
				attempt.get();
			}
		}
		assertThat(moved).hasValue(1);
		assertThat(this.boards.get(id).stageEnteredAt()).hasSize(2);
	}

	private Void race(DealId id, String stage, AtomicInteger moved) {
		try {
			this.boards.admin(() -> this.deals.move(id, MoveDeal.to(stage).seenIn("NEW")));
			moved.incrementAndGet();
		}
		catch (Conflict ex) {
			assertThat(ex.code()).isEqualTo("pipelines.refusal.movedSince");
		}
		return null;
	}

	@Test
	void severalMoveAtOnceAndEachAnswersForItself() {
		DealId plain = this.boards.request(this.desk.lead("Bulk one"));
		DealId closed = this.boards.request(this.desk.lead("Bulk two"));
		move(closed, MoveDeal.to("NO_SHOW").because("OTHER"));
		List<MoveResult> results = this.boards
			.admin(() -> this.deals.moveAll(List.of(plain, closed), Map.of(), MoveDeal.to("CHOOSING_TIME")));
		assertThat(results).extracting(MoveResult::moved).containsExactly(true, false);
		assertThat(results.get(1).problems()).extracting(Refusal.Problem::code)
			.containsExactly("pipelines.refusal.closed");
		assertThat(this.boards.get(plain).stage()).isEqualTo("CHOOSING_TIME");
	}

	@Test
	void theBoardCountsByKeptCountersAndTheyAgreeWithTheDeals() {
		var place = this.desk.open();
		for (int i = 0; i < 23; i++) {
			PatientId patient = this.desk.lead("Count " + i);
			DealId id = this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient)
				.with(OpenDeal.Fields.from(place.branch(), null, null, java.util.Map.of(), null))));
			this.boards.admin(() -> {
				this.deals.change(id, ChangeDeal.of(new OpenDeal.Fields(null, new BigDecimal("10"), null, null, null,
						null, null, null, null, null, null, null, null, null)));
				return null;
			});
			if (i == 0) {
				move(id, MoveDeal.to("IN_WORK"));
			}
		}
		var filter = new DealFilter(null, Set.of(), null, null, null, place.branch(), null, null, null, null, null,
				false, null, null, null, null);
		BoardView board = this.boards.admin(() -> this.deals.board(Pipeline.APPOINTMENTS, filter));
		assertThat(board.columns()).hasSize(7);
		assertThat(board.columns().getFirst().count()).isEqualTo(22);
		assertThat(board.columns().getFirst().cards()).hasSize(20);
		assertThat(board.columns().getFirst().more()).isEqualTo(2);
		assertThat(board.columns().get(1).count()).isEqualTo(1);
		assertThat(board.open()).isEqualTo(23);
		assertThat(board.sum().amount()).isEqualByComparingTo("230");
		assertThat(this.jdbc.sql("""
				select count(*) from (
					select pipeline, stage, branch_id, sum(deals) n, sum(amount) a from stage_count group by 1, 2, 3
					having sum(deals) <> 0 or sum(amount) <> 0
					except select pipeline, stage, branch_id, count(*), coalesce(sum(amount), 0) from deal where open
					group by 1, 2, 3) drift""").query(Integer.class).single()).isZero();
	}

	private MoveId move(DealId id, MoveDeal asked) {
		return this.boards.admin(() -> this.deals.move(id, asked));
	}

	private RuleViolation refusal(DealId id, MoveDeal asked) {
		return catchThrowableOfType(RuleViolation.class, () -> move(id, asked));
	}

	private AppointmentState state(AppointmentId id) {
		return this.boards.admin(() -> this.appointments.get(id)).state();
	}

}
