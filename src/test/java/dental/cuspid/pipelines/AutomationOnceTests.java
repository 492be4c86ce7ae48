package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.AppointmentChanged;
import dental.cuspid.calendar.AppointmentEvent;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.Desk;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.ContactMatch;
import dental.cuspid.messaging.ContactReceived;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.ReceiveContact;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Automation never doubles: delivered again, in another order, by several instances at
 * once, after a restart (complaint 4).
 */
@IntegrationTest
class AutomationOnceTests {

	private static final int TIMES = 8;

	@Autowired
	private CalendarAutomation calendar;

	@Autowired
	private InboundAutomation contacts;

	@Autowired
	private ConfirmationRun confirmations;

	@Autowired
	private StalledRun stalled;

	@Autowired
	private InactiveRun inactive;

	@Autowired
	private StageCounts counts;

	@Autowired
	private DealService deals;

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private InboundService inbound;

	@Autowired
	private PatientService patients;

	@Autowired
	private IncompleteEventPublications publications;

	@Autowired
	private JdbcClient jdbc;

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
	void theCalendarsEventsDeliveredAgainAndOutOfOrderChangeNothing() throws Exception {
		var place = this.desk.open();
		PatientId patient = this.desk.patient("Twice");
		AppointmentId booked = this.boards.book(place, patient, Instant.now().plusSeconds(60));
		this.boards.await(patient, Stages.BOOKED);
		this.boards.calendar(() -> this.appointments.arrive(booked));
		this.boards.await(patient, Stages.CAME);
		List<String> before = logs(patient);
		List<Callable<Void>> again = new ArrayList<>();
		events(booked).reversed().forEach((event) -> again.addAll(java.util.Collections.nCopies(TIMES, () -> {
			this.calendar.on(event);
			return null;
		})));
		together(again);
		UUID late = UUID.randomUUID();
		this.calendar.on(new AppointmentChanged(late, booked, patient, AppointmentEvent.Kind.BOOKED, Instant.now()));
		await().until(() -> this.jdbc.sql("select exists (select 1 from automation_run where cause = :cause)")
			.param("cause", late.toString())
			.query(Boolean.class)
			.single());
		assertThat(logs(patient)).isEqualTo(before);
		assertThat(this.boards.of(patient, Pipeline.PATIENT_BASE)).hasSize(1);
		assertThat(this.boards.of(patient, Pipeline.COORDINATION)).hasSize(1);
	}

	@Test
	void aContactDeliveredByManyAtOnceOpensOneDeal() throws Exception {
		PatientId patient = registered();
		ContactId contact = CurrentStaff
			.asSystem(() -> this.inbound.receive(new ReceiveContact(ContactKind.CALL, phoneOf(patient), null, null,
					null, 0, null, null, null, null, Map.of(), null, UUID.randomUUID().toString())));
		var event = new ContactReceived(contact, ContactKind.CALL, ContactMatch.KNOWN, patient, Instant.now(), 0, null,
				null);
		await()
			.until(() -> CurrentStaff.asSystem(() -> this.inbound.ofPatient(patient, Instant.now().plusSeconds(60), 5))
				.size() == 1);
		together(java.util.Collections.nCopies(TIMES, () -> {
			this.contacts.on(event);
			return null;
		}));
		await().until(() -> this.boards.of(patient, Pipeline.APPOINTMENTS).size() == 1);
		assertThat(this.boards.of(patient, Pipeline.APPOINTMENTS).getFirst().requests()).isEqualTo(1);
		assertThat(tasks(patient, "MISSED_CALL")).isEqualTo(1);
		assertThat(tasks(patient, "NEXT_STEP")).isEqualTo(1);
	}

	@Test
	void jobsOfSeveralInstancesAskReportAndOpenOnce() throws Exception {
		var place = this.desk.open();
		PatientId asked = registered();
		AppointmentId booked = this.boards.book(place, asked, this.desk.at(this.desk.day(1), 11, 0));
		this.boards.await(asked, Stages.BOOKED);
		PatientId waits = this.desk.lead("Stands still");
		DealId standing = this.boards.request(waits);
		this.jdbc.sql("update deal set stall_at = now() - interval '1 hour' where id = :id")
			.param("id", standing.value())
			.update();
		PatientId former = this.boards
			.admin(() -> this.patients.register(NewPatient.named("Former " + UUID.randomUUID(), "Ada")
				.opening(new OpeningHistory(3, java.time.LocalDate.now().minusYears(1), Money.of("0", "EUR")))
				.allowDuplicate(true)
				.build()));
		PatientId recent = this.boards
			.admin(() -> this.patients.register(NewPatient.named("Recent " + UUID.randomUUID(), "Ada")
				.opening(new OpeningHistory(3, java.time.LocalDate.now().minusDays(20), Money.of("0", "EUR")))
				.allowDuplicate(true)
				.build()));
		List<Callable<Void>> instances = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			instances.add(() -> run(this.confirmations::run));
			instances.add(() -> run(this.stalled::run));
			instances.add(() -> run(this.inactive::run));
		}
		together(instances);
		assertThat(this.jdbc.sql("select count(*) from message where cause_id like :cause")
			.param("cause", booked + "@%")
			.query(Integer.class)
			.single()).isEqualTo(1);
		assertThat(tasks(waits, "STALLED")).isEqualTo(1);
		assertThat(this.boards.log(standing))
			.contains("Reported to the supervisor: it stood in \"New request\" for longer than allowed");
		assertThat(this.boards.of(former, Pipeline.REACTIVATION)).extracting(DealView::stage)
			.containsExactly("HAD_VISITED");
		assertThat(this.boards.of(recent, Pipeline.PATIENT_BASE)).extracting(DealView::stage).containsExactly("BASE");
	}

	@Test
	void whoRefusedForGoodIsLeftAloneUntilTheyCall() {
		PatientId patient = this.boards
			.admin(() -> this.patients.register(NewPatient.named("Final " + UUID.randomUUID(), "Ada")
				.opening(new OpeningHistory(1, java.time.LocalDate.now().minusYears(2), Money.of("0", "EUR")))
				.phone("+49301" + (10_000_00 + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 8_000_000L)))
				.allowDuplicate(true)
				.build()));
		run(this.inactive::run);
		DealId lost = this.boards.open(patient, Pipeline.REACTIVATION).orElseThrow().id();
		this.boards.admin(() -> this.deals.move(lost, MoveDeal.to("REFUSED").because("WENT_ELSEWHERE")));
		run(this.inactive::run);
		assertThat(this.boards.admin(() -> this.deals.ofPatient(patient, 10))).hasSize(1);
		CurrentStaff.asSystem(() -> this.inbound.receive(new ReceiveContact(ContactKind.CALL, phoneOf(patient), null,
				null, null, 60, null, null, null, null, Map.of(), null, UUID.randomUUID().toString())));
		this.boards.await(patient, Stages.NEW);
	}

	@Test
	void aStallIsReportedAgainAfterItWasAllowedToWait() {
		DealId id = this.boards.request(this.desk.lead("Snoozes"));
		late(id);
		run(this.stalled::run);
		this.boards.calendar(() -> this.deals.snooze(id, Instant.now().plusSeconds(3600), "Away until noon"));
		run(this.stalled::run);
		assertThat(tasks(this.boards.get(id).patient(), "STALLED")).isEqualTo(1);
		this.jdbc.sql("update deal set snoozed_until = now() - interval '1 minute' where id = :id")
			.param("id", id.value())
			.update();
		run(this.stalled::run);
		run(this.stalled::run);
		assertThat(tasks(this.boards.get(id).patient(), "STALLED")).isEqualTo(2);
	}

	@Test
	void whatAnInstanceLeftUndoneIsDeliveredAgain() {
		var place = this.desk.open();
		PatientId patient = this.desk.patient("Restart");
		AppointmentId booked = this.boards.book(place, patient, this.desk.at(this.desk.day(2), 11, 0));
		DealId card = this.boards.await(patient, Stages.BOOKED).id();
		await().until(() -> waiting(booked) == 0);
		// as if the instance had gone down between the calendar's commit and the board's
		this.jdbc.sql("delete from deal where id = :id").param("id", card.value()).update();
		this.jdbc
			.sql("delete from automation_run where rule = 'calendar' and cause in (select id::text from "
					+ "appointment_event where appointment_id = :id)")
			.param("id", booked.value())
			.update();
		this.jdbc.sql("""
				update event_publication set completion_date = null, status = 'PUBLISHED',
					publication_date = now() - interval '5 minutes'
				where serialized_event like '%' || :id || '%' and listener_id like '%CalendarAutomation%'""")
			.param("id", booked.toString())
			.update();
		this.publications.resubmitIncompletePublicationsOlderThan(java.time.Duration.ofMinutes(1));
		assertThat(this.boards.await(patient, Stages.BOOKED).appointment()).isEqualTo(booked);
		await().until(() -> waiting(booked) == 0);
		assertThat(this.boards.of(patient, Pipeline.APPOINTMENTS)).hasSize(1);
	}

	@Test
	void countersFoldWhileDealsMove() throws Exception {
		var place = this.desk.open();
		List<Callable<Void>> work = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			PatientId patient = this.desk.lead("Fold " + i);
			work.add(() -> {
				DealId id = this.boards.admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient)
					.with(OpenDeal.Fields.from(place.branch(), null, null, Map.of(), null))));
				this.boards.admin(() -> this.deals.move(id, MoveDeal.to("IN_WORK")));
				return null;
			});
			work.add(() -> {
				this.counts.fold();
				return null;
			});
		}
		together(work);
		this.counts.fold();
		var filter = new DealFilter(null, java.util.Set.of(), null, null, null, place.branch(), null, null, null, null,
				null, false, null, null, null, null);
		BoardView board = this.boards.admin(() -> this.deals.board(Pipeline.APPOINTMENTS, filter));
		assertThat(board.columns().get(0).count()).isZero();
		assertThat(board.columns().get(1).count()).isEqualTo(10);
		assertThat(this.jdbc.sql("select count(*) from stage_count where branch_id = :branch and stage = 'IN_WORK'")
			.param("branch", place.branch().value())
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	private int waiting(AppointmentId appointment) {
		return this.jdbc.sql("""
				select count(*) from event_publication where serialized_event like '%' || :id || '%'
					and completion_date is null""").param("id", appointment.toString()).query(Integer.class).single();
	}

	private void late(DealId id) {
		this.jdbc.sql("update deal set stall_at = now() - interval '1 hour' where id = :id")
			.param("id", id.value())
			.update();
	}

	private static Void run(java.util.function.Supplier<?> job) {
		CurrentStaff.asSystem(job::get);
		return null;
	}

	private static void together(List<Callable<Void>> work) throws Exception {
		try (var threads = Executors.newFixedThreadPool(6)) {
			for (var one : threads.invokeAll(work)) {
				one.get();
			}
		}
	}

	private List<String> logs(PatientId patient) {
		return this.boards.admin(() -> this.deals.ofPatient(patient, 20))
			.stream()
			.flatMap((deal) -> this.boards.log(deal.id()).stream())
			.toList();
	}

	private List<AppointmentChanged> events(AppointmentId appointment) {
		return this.jdbc.sql("""
				select e.id, e.kind, a.patient_id from appointment_event e join appointment a on a.id = e.appointment_id
				where a.id = :id order by e.id""")
			.param("id", appointment.value())
			.query((row, index) -> new AppointmentChanged(row.getObject("id", UUID.class), appointment,
					new PatientId(row.getObject("patient_id", UUID.class)),
					AppointmentEvent.Kind.valueOf(row.getString("kind")), Instant.now()))
			.list();
	}

	private PatientId registered() {
		return this.boards.admin(() -> this.patients.register(NewPatient.named("Once " + UUID.randomUUID(), "Ada")
			.phone("+4930" + (10_000_000 + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 80_000_000L)))
			.allowDuplicate(true)
			.build()));
	}

	private String phoneOf(PatientId patient) {
		return this.jdbc.sql("select phones -> 0 ->> 'e164' from patient where id = :id")
			.param("id", patient.value())
			.query(String.class)
			.single();
	}

	private int tasks(PatientId patient, String kind) {
		return this.jdbc.sql("select count(*) from task where patient_id = :patient and kind = :kind")
			.param("patient", patient.value())
			.param("kind", kind)
			.query(Integer.class)
			.single();
	}

}
