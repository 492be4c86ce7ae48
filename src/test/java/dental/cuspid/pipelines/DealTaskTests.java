package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.BookAppointment;
import dental.cuspid.calendar.Desk;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.NewBranch;
import dental.cuspid.clinic.NewMember;
import dental.cuspid.clinic.OpeningHours;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.patients.Consents;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.NewUser;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.tasks.TaskKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * Who is told of a deal: the supervisor of a stall, the patient on entering a stage.
 */
@IntegrationTest
class DealTaskTests {

	@Autowired
	private DealService deals;

	@Autowired
	private StageService stages;

	@Autowired
	private StalledRun stalled;

	@Autowired
	private ConfirmationRun confirmations;

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private BranchService branches;

	@Autowired
	private PractitionerService practitioners;

	@Autowired
	private PatientService patients;

	@Autowired
	private StaffService staff;

	@Autowired
	private JdbcClient jdbc;

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
	void aStallIsReportedToTheSupervisorElseTheDirectorOfTheBranchElseToAll() {
		StaffId first = person("first", null, this.place.code(), Role.DIRECTOR);
		String boss = name("boss");
		StaffId supervisor = CurrentStaff.asSystem(() -> this.staff
			.create(new NewUser(boss, "Boss", null, "en", null, null, Set.of(Role.CALL_CENTRE), TestStaff.PASSWORD)));
		StaffId led = person("led", boss, null, Role.CALL_CENTRE);
		assertThat(assignee(stalls(led))).isEqualTo(supervisor);
		assertThat(assignee(stalls(null))).as("the director of the branch").isEqualTo(first);
		person("second", null, this.place.code(), Role.DIRECTOR);
		assertThat(assignee(stalls(null))).as("several directors see it among the tasks of the team").isNull();
	}

	@Test
	void thePatientIsToldByWhatMayBeUsed() {
		StageRef stage = this.boards.admin(() -> this.stages.add(Pipeline.APPOINTMENTS,
				"Told " + UUID.randomUUID().toString().substring(0, 8), "IN_WORK"));
		this.boards.admin(() -> {
			this.stages.change(stage, new ChangeStage(null, null, null, Map.of("en", "We are on it"), null));
			return null;
		});
		try {
			String mail = UUID.randomUUID() + "@example.org";
			assertThat(told(stage, "+49 30 23125 011", null, Consents.NONE)).isEqualTo("SMS");
			assertThat(told(stage, null, mail, Consents.NONE)).isEqualTo("EMAIL");
			assertThat(told(stage, "+49 30 23125 012", mail, new Consents(null, false, null, null))).isEqualTo("EMAIL");
			assertThat(told(stage, "+49 30 23125 013", null, new Consents(null, false, null, null))).isNull();
		}
		finally {
			this.boards.admin(() -> {
				this.deals.list(DealFilter.of(Pipeline.APPOINTMENTS, stage.code(), null, true), null, 200)
					.items()
					.forEach((deal) -> this.deals.move(deal.id(), MoveDeal.to(Stages.CHOOSING_TIME)));
				this.stages.remove(stage);
				return null;
			});
		}
	}

	@Test
	void aTitleIsReadInTheLanguageOfWhoeverLooks() {
		PatientId patient = this.desk.lead("Gelesen");
		this.boards.request(patient);
		try {
			LocaleContextHolder.setLocale(Locale.GERMAN);
			assertThat(this.boards.openTasks(patient, TaskKind.NEXT_STEP))
				.containsExactly("Anfrage annehmen und zurückrufen");
			LocaleContextHolder.setLocale(Locale.of("ru"));
			assertThat(this.boards.openTasks(patient, TaskKind.NEXT_STEP)).singleElement(STRING).matches("[А-Яа-я].*");
			DealId late = stalls(null);
			LocaleContextHolder.setLocale(Locale.GERMAN);
			assertThat(this.boards.openTasks(this.boards.get(late).patient(), TaskKind.STALLED)).singleElement(STRING)
				.contains("Neue Anfrage", "Stalls");
		}
		finally {
			LocaleContextHolder.resetLocaleContext();
		}
	}

	@Test
	void whoBookedAfterTheWorkingDayBeforeIsAskedAtOnce() {
		String code = name("weekly").toUpperCase(Locale.ROOT);
		var tomorrow = this.desk.day(1);
		PatientId patient = this.boards.admin(() -> {
			this.branches.add(new NewBranch(code, code, null, null,
					new OpeningHours(Map.of(tomorrow.getDayOfWeek(),
							java.util.List.of(new OpeningHours.Interval(LocalTime.of(7, 0), LocalTime.of(22, 0))))),
					Set.of()));
			var dentist = this.practitioners.add(new NewMember(code, code, code));
			PatientId booked = this.patients.register(
					NewPatient.named("Late " + code, "Ada").phone("+49 30 23125 014").allowDuplicate(true).build());
			this.appointments.book(new BookAppointment(booked, dentist, this.branches.find(code).orElseThrow().id(),
					this.place.filling(), this.desk.at(tomorrow, 10, 0), null, null, null, null));
			return booked;
		});
		this.boards.admin(this.confirmations::run);
		this.boards.admin(this.confirmations::run);
		assertThat(this.jdbc
			.sql("select count(*) from message where event = 'pipelines.confirmation' and patient_id = :id")
			.param("id", patient.value())
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void aDealMayWaitUntilADayWithAReason() {
		DealId id = this.boards.request(this.desk.lead("Waits"));
		Instant until = Instant.now().plus(Duration.ofDays(2));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> snooze(id, until, " "));
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> snooze(id, Instant.now().minusSeconds(5), "later"));
		snooze(id, until, "On holiday until then");
		DealView deal = this.boards.get(id);
		assertThat(deal.snoozeReason()).isEqualTo("On holiday until then");
		assertThat(deal.stalled(Instant.now().plus(Duration.ofDays(1)))).isFalse();
		assertThat(deal.stalled(Instant.now().plus(Duration.ofDays(3)))).isTrue();
	}

	private @Nullable String told(StageRef stage, @Nullable String phone, @Nullable String mail, Consents consents) {
		PatientId patient = this.boards.admin(() -> {
			var person = NewPatient.named("Told " + UUID.randomUUID(), "Ada")
				.language("en")
				.consents(consents)
				.allowDuplicate(true);
			if (phone != null) {
				person.phone(phone);
			}
			return this.patients.register((mail != null) ? person.email(mail).build() : person.build());
		});
		DealId deal = this.boards.request(patient);
		this.boards.admin(() -> this.deals.move(deal, MoveDeal.to(stage)));
		return this.jdbc.sql("select medium from message where event = 'pipelines.stage' and patient_id = :patient")
			.param("patient", patient.value())
			.query(String.class)
			.optional()
			.orElse(null);
	}

	private DealId stalls(@Nullable StaffId responsible) {
		var fields = OpenDeal.Fields.from(this.place.branch(), null, null, Map.of(), null).responsible(responsible);
		PatientId patient = this.desk.lead("Stalls");
		DealId deal = this.boards
			.admin(() -> this.deals.open(OpenDeal.of(Pipeline.APPOINTMENTS, patient).with(fields)));
		this.jdbc.sql("update deal set stall_at = now() - interval '1 hour' where id = :id")
			.param("id", deal.value())
			.update();
		CurrentStaff.asSystem(this.stalled::run);
		return deal;
	}

	private @Nullable StaffId assignee(DealId deal) {
		return this.jdbc.sql("select assignee_id from task where kind = 'STALLED' and starts_with(cause_id, :deal)")
			.param("deal", deal.toString())
			.query((row, index) -> java.util.Optional.ofNullable(row.getObject(1, UUID.class)))
			.single()
			.map(StaffId::new)
			.orElse(null);
	}

	private StaffId person(String name, @Nullable String supervisor, @Nullable String branch, Role role) {
		return CurrentStaff.asSystem(() -> this.staff
			.create(new NewUser(name(name), name, null, "en", branch, supervisor, Set.of(role), TestStaff.PASSWORD)));
	}

	private static String name(String name) {
		return name + "-" + UUID.randomUUID().toString().substring(0, 8);
	}

	private void snooze(DealId id, Instant until, String reason) {
		this.boards.calendar(() -> this.deals.snooze(id, until, reason));
	}

}
