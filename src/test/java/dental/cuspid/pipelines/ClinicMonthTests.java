package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.Desk;
import dental.cuspid.calendar.MoveAppointment;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.ReceiveContact;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.plans.NewPlan;
import dental.cuspid.plans.PlanContent;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanService;
import dental.cuspid.plans.SignPlan;
import dental.cuspid.staff.Role;
import dental.cuspid.tasks.TaskKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A month of a clinic: people call, book, come, stay away, get plans, refuse and come
 * back. Nobody moves a card; each card's log says what moved it (BX-A to BX-E).
 */
@IntegrationTest
class ClinicMonthTests {

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private InboundService inbound;

	@Autowired
	private PatientService patients;

	@Autowired
	private PlanService plans;

	@Autowired
	private DealService deals;

	@Autowired
	private ConfirmationRun confirmations;

	@Autowired
	private TestStaff people;

	@Autowired
	private ApplicationContext application;

	private Desk desk;

	private Boards boards;

	private Desk.Place place;

	@BeforeEach
	void open() {
		this.desk = Desk.in(this.application);
		this.boards = Boards.in(this.application);
		this.place = this.desk.open();
	}

	@Test
	void aCallBecomesARequestABookingAVisitAPlanAndATreatment() {
		String phone = phone();
		ContactId call = contact(ContactKind.CALL, phone, null, 0, "Vera Lind");
		DealView request = awaitDeal(call);
		assertThat(request.stage()).isEqualTo("NEW");
		PatientId patient = request.patient();
		assertThat(this.boards.openTasks(patient, TaskKind.MISSED_CALL))
			.containsExactly("Call back: missed call from Lind, Vera");
		assertThat(this.boards.openTasks(patient, TaskKind.NEXT_STEP))
			.containsExactly("Take the request and call back");

		awaitDeal(contact(ContactKind.WEB_FORM, phone, "Please call me", null, "Vera Lind"));
		assertThat(this.boards.of(patient, Pipeline.APPOINTMENTS)).hasSize(1);
		assertThat(this.boards.get(request.id()).requests()).isEqualTo(2);
		assertThat(this.boards.get(request.id()).attention()).isTrue();

		AppointmentId booked = this.boards.book(this.place, patient, this.desk.at(this.desk.day(1), 10, 0));
		DealView card = this.boards.await(patient, Stages.BOOKED);
		assertThat(card.id()).isEqualTo(request.id());
		assertThat(card.appointment()).isEqualTo(booked);
		assertThat(card.practitioner()).isEqualTo(this.place.berger());
		assertThat(card.service()).isEqualTo(this.place.filling());
		assertThat(card.branch()).isEqualTo(this.place.branch());
		assertThat(this.boards.openTasks(patient, TaskKind.MISSED_CALL)).isEmpty();

		this.boards.admin(this.confirmations::run);
		contact(ContactKind.SMS, phone, "Yes, thank you!", null, null);
		this.boards.await(patient, Stages.CONFIRMED);

		this.boards.calendar(() -> this.appointments.move(booked,
				new MoveAppointment(this.desk.at(this.desk.day(1), 12, 0), null, null, null, null)));
		this.boards.await(patient, Stages.BOOKED);
		assertThat(this.boards.get(card.id()).startsAt()).isEqualTo(this.desk.at(this.desk.day(1), 12, 0));
		assertThat(this.boards.log(card.id())).contains(
				"Moved from \"Confirmed\" to \"Choosing time\": the booking moved to another time",
				"Moved from \"Choosing time\" to \"Booked\": the booking moved to another time");

		this.boards.calendar(() -> {
			this.appointments.arrive(booked);
			this.appointments.complete(booked);
		});
		this.boards.await(patient, Stages.CAME);
		assertThat(this.boards.await(patient, Stages.BASE).parent()).isEqualTo(card.id());
		DealView coordination = this.boards.await(patient, Stages.TO_WORK_THROUGH);
		assertThat(coordination.parent()).isEqualTo(card.id());
		assertThat(this.boards.log(coordination.id()))
			.contains("Opened in \"To work through\": it was the first visit");
		assertThat(this.boards.log(card.id()))
			.contains("Deal opened in Coordination, \"To work through\": it was the first visit");

		PlanId plan = this.people.as(
				() -> this.plans.draw(NewPlan.of(patient,
						new PlanContent(null, null, null, List.of(), List
							.of(new PlanContent.Item(null, 1, "1", this.place.filling(), null, 1, null, null))))),
				Role.COORDINATOR);
		coordinator(() -> this.plans.submit(plan, null));
		this.boards.await(patient, Stages.PLAN_DRAWN_UP);
		headPhysician(() -> this.plans.approve(plan, null, null));
		this.boards.await(patient, Stages.PLAN_AGREED);
		coordinator(() -> this.plans.present(plan, null, null));
		this.boards.await(patient, Stages.PRESENTED);
		coordinator(() -> this.plans.consent(plan, null, null));
		this.boards.await(patient, Stages.CONSENT_RECEIVED);
		coordinator(() -> this.plans.contract(plan, null));
		coordinator(() -> this.plans.sign(plan, new SignPlan("C-" + UUID.randomUUID(), null, null)));
		DealView signed = this.boards.await(patient, Stages.CONTRACT_SIGNED);
		assertThat(signed.id()).isEqualTo(coordination.id());
		assertThat(signed.amount().amount()).isEqualByComparingTo("100");
		assertThat(this.boards.await(patient, Stages.UNDER_TREATMENT).id())
			.isEqualTo(this.boards.open(patient, Pipeline.PATIENT_BASE).orElseThrow().id());
		coordinator(() -> this.plans.finish(plan, null));
		DealView base = this.boards.await(patient, Stages.BASE);
		assertThat(this.boards.log(base.id())).contains(
				"Moved from \"Base\" to \"Under treatment\": the treatment began",
				"Moved from \"Under treatment\" to \"Base\": the treatment ended");
		assertThat(handMoves(patient)).isEmpty();
	}

	@Test
	void whoDoesNotComeIsWonBack() {
		String phone = phone();
		PatientId patient = registered(phone);
		AppointmentId booked = past(patient);
		this.boards.await(patient, Stages.BOOKED);
		this.boards.calendar(() -> this.appointments.noShow(booked, "Overslept"));
		assertThat(this.boards.await(patient, Stages.NO_SHOW).refusalReason()).isEqualTo("Overslept");
		DealView lost = this.boards.await(patient, Stages.NEVER_VISITED);

		contact(ContactKind.SMS, phone, "May I come after all?", null, null);
		assertThat(this.boards.await(patient, Stages.SHOWED_ACTIVITY).id()).isEqualTo(lost.id());
		assertThat(this.boards.openTasks(patient, TaskKind.NEXT_STEP)).contains("Answer the patient");

		AppointmentId again = past(patient);
		DealView second = this.boards.await(patient, Stages.BOOKED);
		this.boards.await(patient, Stages.REACTIVATED);
		assertThat(second.parent()).isEqualTo(lost.id());
		assertThat(second.stageEnteredAt()).containsKey("CHOOSING_TIME");
		this.boards.calendar(() -> this.appointments.arrive(again));
		this.boards.await(patient, Stages.CAME);
		this.boards.await(patient, Stages.TO_WORK_THROUGH);
		assertThat(handMoves(patient)).isEmpty();
	}

	@Test
	void aPatientOfTheBaseWhoCallsNeedsAttentionAndIsBooked() {
		String phone = phone();
		PatientId patient = registered(phone);
		AppointmentId first = past(patient);
		this.boards.calendar(() -> {
			this.appointments.arrive(first);
			this.appointments.complete(first);
		});
		DealView base = this.boards.await(patient, Stages.BASE);
		contact(ContactKind.CALL, phone, null, 95, null);
		DealView raised = this.boards.await(patient, Stages.NEEDS_ATTENTION);
		assertThat(raised.id()).isEqualTo(base.id());
		assertThat(raised.attention()).isTrue();
		AppointmentId repeat = past(patient);
		DealView copy = this.boards.await(patient, Stages.BOOKED);
		assertThat(copy.parent()).isEqualTo(base.id());
		this.boards.calendar(() -> this.appointments.arrive(repeat));
		await().untilAsserted(() -> assertThat(this.boards.get(copy.id()).stage()).isEqualTo("CAME"));
		assertThat(this.boards.open(patient, Pipeline.PATIENT_BASE)).isPresent();
		assertThat(this.boards.of(patient, Pipeline.COORDINATION)).as("not a first visit").hasSize(1);
		assertThat(handMoves(patient)).isEmpty();
	}

	@Test
	void aCancelledBookingWaitsForATimeOrIsARefusal() {
		PatientId patient = registered(phone());
		AppointmentId booked = this.boards.book(this.place, patient, this.desk.at(this.desk.day(5), 9, 0));
		DealId card = this.boards.await(patient, Stages.BOOKED).id();
		this.boards.calendar(() -> this.appointments.cancel(booked, null));
		DealView waiting = this.boards.await(patient, Stages.CHOOSING_TIME);
		assertThat(waiting.id()).isEqualTo(card);
		assertThat(waiting.startsAt()).isNull();
		AppointmentId other = this.boards.book(this.place, patient, this.desk.at(this.desk.day(6), 9, 0));
		assertThat(this.boards.await(patient, Stages.BOOKED).appointment()).isEqualTo(other);
		this.boards.calendar(() -> this.appointments.cancel(other, "Too far away"));
		assertThat(this.boards.await(patient, Stages.NO_SHOW).id()).isEqualTo(card);
		this.boards.await(patient, Stages.NEVER_VISITED);
	}

	private List<String> handMoves(PatientId patient) {
		return this.boards.admin(() -> this.deals.ofPatient(patient, 50))
			.stream()
			.flatMap((deal) -> this.boards.log(deal.id()).stream())
			.filter((line) -> line.endsWith(": by hand"))
			.toList();
	}

	private PatientId registered(String phone) {
		return this.boards.admin(() -> this.patients
			.register(NewPatient.named("Month " + UUID.randomUUID(), "Ada").phone(phone).allowDuplicate(true).build()));
	}

	/** A booking of a moment ago, so that the patient may come or stay away now. */
	private AppointmentId past(PatientId patient) {
		return this.boards.admin(() -> this.appointments
			.book(new dental.cuspid.calendar.BookAppointment(patient, this.place.berger(), this.place.branch(),
					this.place.filling(), Instant.now().plusSeconds(1), 5, null, "squeezed in", null)));
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

	private static String phone() {
		return "+4930" + (10_000_000 + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 80_000_000L));
	}

	private ContactId contact(ContactKind kind, String phone, @Nullable String text, @Nullable Integer seconds,
			@Nullable String name) {
		return this.boards.admin(() -> this.inbound.receive(new ReceiveContact(kind, phone, null, null, null, seconds,
				null, null, name, text, Map.of(), null, UUID.randomUUID().toString())));
	}

	private DealView awaitDeal(ContactId contact) {
		String deal = await().until(() -> this.boards.admin(() -> this.inbound.status(contact)).deal(),
				(found) -> found != null);
		return this.boards.get(DealId.of(deal));
	}

}
