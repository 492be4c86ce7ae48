package dental.cuspid.pipelines;

import java.time.Instant;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.Desk;
import dental.cuspid.patients.PatientId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What people mark in the calendar is on the board, also where they take it back.
 */
@IntegrationTest
class CalendarBoardTests {

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private ApplicationContext application;

	private Desk desk;

	private Desk.Place place;

	private Boards boards;

	@BeforeEach
	void open() {
		this.desk = Desk.in(this.application);
		this.place = this.desk.open();
		this.boards = Boards.in(this.application);
	}

	@Test
	void aMarkTakenBackInTheCalendarTakesBackWhatItStarted() {
		PatientId patient = this.desk.patient("Marked");
		AppointmentId booked = past(patient);
		DealId card = this.boards.await(patient, Stages.BOOKED).id();
		this.boards.calendar(() -> this.appointments.arrive(booked));
		this.boards.await(patient, Stages.CAME);
		this.boards.calendar(() -> this.appointments.takeBack(booked));
		await().until(() -> this.boards.get(card).stage().equals("BOOKED"));
		assertThat(this.boards.get(card).open()).isTrue();
		assertThat(this.boards.of(patient, Pipeline.PATIENT_BASE)).isEmpty();
		assertThat(this.boards.of(patient, Pipeline.COORDINATION)).isEmpty();
	}

	@Test
	void whoComesWithoutABookingIsOnTheBoardToo() {
		PatientId patient = this.desk.patient("Marked");
		this.boards.admin(() -> this.appointments.openWalkIn(patient, this.place.branch(), this.place.berger(),
				this.place.filling(), Instant.now()));
		DealView card = this.boards.await(patient, Stages.CAME);
		assertThat(this.boards.log(card.id()).getFirst())
			.isEqualTo("Opened in \"Patient came\": the patient came without a booking");
		this.boards.await(patient, Stages.BASE);
		this.boards.await(patient, Stages.TO_WORK_THROUGH);
	}

	@Test
	void aReasonInWordsIsTheReasonTheBoardKnows() {
		PatientId patient = this.desk.patient("Reason");
		AppointmentId booked = past(patient);
		this.boards.await(patient, Stages.BOOKED);
		this.boards.calendar(() -> this.appointments.cancel(booked, " zu teuer "));
		assertThat(this.boards.await(patient, Stages.NO_SHOW).refusalReason()).isEqualTo("TOO_EXPENSIVE");
		PatientId other = this.desk.patient("Reason");
		AppointmentId missed = this.boards.book(this.place, other, this.desk.at(this.desk.day(2), 9, 0));
		this.boards.await(other, Stages.BOOKED);
		this.boards.calendar(() -> this.appointments.cancel(missed, "Lost their tooth"));
		assertThat(this.boards.await(other, Stages.NO_SHOW).refusalReason()).isEqualTo("Lost their tooth");
	}

	/** A booking of a moment ago, so that the patient may come or stay away now. */
	private AppointmentId past(PatientId patient) {
		return this.boards.admin(() -> this.appointments
			.book(new dental.cuspid.calendar.BookAppointment(patient, this.place.berger(), this.place.branch(),
					this.place.filling(), Instant.now().plusSeconds(1), 5, null, "squeezed in", null)));
	}

}
