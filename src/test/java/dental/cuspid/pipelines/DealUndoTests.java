package dental.cuspid.pipelines;

import java.util.Objects;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.Desk;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.tasks.TaskKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Moves are taken back with all they started, as long as nothing was built on them.
 */
@IntegrationTest
class DealUndoTests {

	@Autowired
	private DealService deals;

	@Autowired
	private ApplicationContext application;

	private Desk desk;

	private Boards boards;

	@BeforeEach
	void open() {
		this.desk = Desk.in(this.application);
		this.boards = Boards.in(this.application);
	}

	@Test
	void aMoveIsTakenBackWithAllItStarted() {
		PatientId patient = this.desk.lead("Back");
		DealId id = this.boards.request(patient);
		move(id, MoveDeal.to("IN_WORK"));
		DealView before = this.boards.get(id);
		MoveId refused = move(id, MoveDeal.to("NO_SHOW").because("CHANGED_MIND"));
		assertThat(this.boards.open(patient, Pipeline.REACTIVATION)).isPresent();
		this.boards.admin(() -> this.deals.undo(refused));
		DealView after = this.boards.get(id);
		assertThat(after.stage()).isEqualTo("IN_WORK");
		assertThat(after.open()).isTrue();
		assertThat(after.stageEnteredAt()).isEqualTo(before.stageEnteredAt());
		assertThat(after.refusalReason()).isNull();
		assertThat(this.boards.of(patient, Pipeline.REACTIVATION)).isEmpty();
		assertThat(this.boards.openTasks(patient, TaskKind.NEXT_STEP))
			.containsExactly("Find out what is needed and offer a time");
		assertThat(this.boards.log(id)).last(org.assertj.core.api.InstanceOfAssertFactories.STRING)
			.isEqualTo("Move to \"Did not come\" taken back: taken back by hand");
		move(id, MoveDeal.to("CHOOSING_TIME"));
		assertThat(this.boards.openTasks(patient, TaskKind.NEXT_STEP)).containsExactly("Agree on a time and book it");
	}

	@Test
	void aMoveStaysWhenSomethingWasBuiltOnIt() {
		PatientId patient = this.desk.lead("Built");
		DealId id = this.boards.request(patient);
		MoveId refused = move(id, MoveDeal.to("NO_SHOW").because("CHANGED_MIND"));
		move(this.boards.open(patient, Pipeline.REACTIVATION).orElseThrow().id(), MoveDeal.to("IN_WORK"));
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.boards.admin(() -> this.deals.undo(refused)));
		assertThat(this.boards.get(id).stage()).isEqualTo("NO_SHOW");
	}

	@Test
	void whyAMoveStaysIsSaid() {
		PatientId patient = this.desk.patient("Stays");
		this.boards.book(this.desk.open(), patient, this.desk.at(this.desk.day(2), 9, 0));
		DealId booked = this.boards.await(patient, Stages.BOOKED).id();
		MoveId cancelled = Objects.requireNonNull(
				this.boards.admin(() -> this.deals.move(booked, MoveDeal.to("NO_SHOW").because("CHANGED_MIND"))));
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.boards.admin(() -> this.deals.undo(cancelled)))
			.satisfies((ex) -> assertThat(ex.problems().getFirst().code()).isEqualTo("pipelines.refusal.undoBooking"));
		assertThat(this.boards.get(booked).stage()).isEqualTo("NO_SHOW");
	}

	private MoveId move(DealId id, MoveDeal asked) {
		return this.boards.admin(() -> this.deals.move(id, asked));
	}

}
