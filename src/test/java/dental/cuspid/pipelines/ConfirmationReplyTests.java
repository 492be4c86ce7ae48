package dental.cuspid.pipelines;

import java.util.Map;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.Desk;
import dental.cuspid.calendar.MoveAppointment;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.ReceiveContact;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.tasks.TaskKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Patients answer the question of the day before (BX-A5): a late yes confirms nothing, a
 * no is said and asks for another time.
 */
@IntegrationTest
class ConfirmationReplyTests {

	private final AppointmentService appointments;

	private final InboundService inbound;

	private final PatientService patients;

	private final ConfirmationRun confirmations;

	private final Desk desk;

	private final Boards boards;

	private Desk.Place place;

	ConfirmationReplyTests(@Autowired AppointmentService appointments, @Autowired InboundService inbound,
			@Autowired PatientService patients, @Autowired ConfirmationRun confirmations,
			@Autowired ApplicationContext application) {
		this.appointments = appointments;
		this.inbound = inbound;
		this.patients = patients;
		this.confirmations = confirmations;
		this.desk = Desk.in(application);
		this.boards = Boards.in(application);
	}

	@BeforeEach
	void open() {
		this.place = this.desk.open();
	}

	@Test
	void aReplyAboutABookingThatMovedConfirmsNothing() {
		String phone = phone();
		PatientId patient = registered(phone);
		AppointmentId booked = this.boards.book(this.place, patient, this.desk.at(this.desk.day(1), 15, 0));
		DealId card = this.boards.await(patient, Stages.BOOKED).id();
		this.boards.admin(this.confirmations::run);
		this.boards.calendar(() -> this.appointments.move(booked,
				new MoveAppointment(this.desk.at(this.desk.day(1), 16, 0), null, null, null, null)));
		await().until(() -> this.boards.get(card).startsAt().equals(this.desk.at(this.desk.day(1), 16, 0)));
		writes(phone, "ja");
		await().until(() -> this.boards.get(card).attention());
		assertThat(this.boards.get(card).stage()).isEqualTo("BOOKED");
		assertThat(this.boards.log(card))
			.contains("Not moved to \"Confirmed\": the reply is about a booking that no longer holds");
	}

	@Test
	void aNoToTheQuestionIsSaidAndAsksForAnotherTime() {
		String phone = phone();
		PatientId patient = registered(phone);
		this.boards.book(this.place, patient, this.desk.at(this.desk.day(1), 13, 0));
		DealId card = this.boards.await(patient, Stages.BOOKED).id();
		this.boards.admin(this.confirmations::run);
		assertThat(this.boards.log(card))
			.contains("Message to the patient queued: the visit is on the next working day");
		writes(phone, "Nein, leider nicht");
		await().until(() -> this.boards.get(card).attention());
		assertThat(this.boards.get(card).stage()).isEqualTo("BOOKED");
		assertThat(this.boards.log(card))
			.contains("Not moved to \"Confirmed\": the patient answered that they are not coming");
		assertThat(this.boards.openTasks(patient, TaskKind.NEXT_STEP)).anyMatch((task) -> task.endsWith("cannot come"));
	}

	private PatientId registered(String phone) {
		return this.boards.admin(() -> this.patients
			.register(NewPatient.named("Reply " + UUID.randomUUID(), "Ada").phone(phone).allowDuplicate(true).build()));
	}

	private static String phone() {
		return "+4930" + (10_000_000 + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 80_000_000L));
	}

	private void writes(String phone, String text) {
		this.boards.admin(() -> this.inbound.receive(new ReceiveContact(ContactKind.SMS, phone, null, null, null, null,
				null, null, null, text, Map.of(), null, UUID.randomUUID().toString())));
	}

}
