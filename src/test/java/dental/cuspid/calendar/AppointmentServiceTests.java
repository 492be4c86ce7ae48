package dental.cuspid.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.Desk.Place;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.patients.TimelineService;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Bookings and visits on a real database (BASE-5, X-3).
 */
@IntegrationTest
class AppointmentServiceTests {

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private FreeSlotService slots;

	@Autowired
	private PatientService patients;

	@Autowired
	private PatientRecordService records;

	@Autowired
	private TimelineService timeline;

	@Autowired
	private ClinicTime time;

	@Autowired
	private ApplicationContext application;

	private Desk desk;

	@Autowired
	private TestStaff staff;

	@Autowired
	private JdbcClient jdbc;

	private Place place;

	private PatientId patient;

	private LocalDate tomorrow;

	@BeforeEach
	void openDesk() {
		this.desk = Desk.in(this.application);
		this.place = this.desk.open();
		this.patient = this.desk.patient("Thieme");
		this.tomorrow = this.desk.day(1);
	}

	@Test
	void booksForTheServicesLengthAsPrimary() {
		AppointmentView view = get(book(this.place.booking(this.patient, at(10, 0))));
		assertThat(view.state()).isEqualTo(AppointmentState.BOOKED);
		assertThat(view.visitType()).isEqualTo(VisitType.PRIMARY);
		assertThat(Duration.between(view.startsAt(), view.endsAt())).isEqualTo(Duration.ofMinutes(45));
		assertThat(view.backdated()).isFalse();
	}

	@Test
	void givesALeadItsCardNumber() {
		PatientId lead = this.desk.lead("Lead");
		book(this.place.booking(lead, at(10, 0)));
		assertThat(this.staff.asAdmin(() -> this.patients.brief(lead)).cardNumber()).isNotNull();
	}

	@Test
	void refusesAnOverlapAndNamesTimeAndPatient() {
		book(this.place.booking(this.desk.patient("Nowak"), at(10, 0)));
		Refusal refusal = refusal(() -> book(this.place.booking(this.patient, at(10, 30))));
		assertThat(refusal).isInstanceOf(Conflict.class);
		assertThat(refusal.problems().getFirst().field()).isEqualTo("startsAt");
		assertThat(refusal.problems().getFirst().args()).contains("10:00", "10:45", "Nowak, Ada");
		book(this.place.booking(this.patient, at(10, 45)));
		book(this.place.booking(this.patient, at(9, 15)));
	}

	@Test
	void refusesATakenChair() {
		book(this.place.booking(this.patient, this.place.berger(), at(10, 0), this.place.chair(), null));
		Refusal refusal = refusal(
				() -> book(this.place.booking(this.patient, this.place.keller(), at(10, 0), this.place.chair(), null)));
		assertThat(refusal.problems().getFirst().field()).isEqualTo("chair");
		book(this.place.booking(this.patient, this.place.keller(), at(10, 0), this.place.otherChair(), null));
	}

	@Test
	void overbooksOnlyWithAReason() {
		book(this.place.booking(this.patient, at(10, 0)));
		assertThat(refusal(() -> book(this.place.booking(this.patient, this.place.berger(), at(10, 0), null, "  "))))
			.isInstanceOf(Conflict.class);
		AppointmentId over = book(
				this.place.booking(this.patient, this.place.berger(), at(10, 0), null, "pain, cannot wait"));
		assertThat(get(over).overbookReason()).isEqualTo("pain, cannot wait");
	}

	@Test
	void aReasonThatIsNotNeededIsNotKept() {
		AppointmentId id = book(this.place.booking(this.patient, this.place.berger(), at(10, 0), null, "just in case"));
		assertThat(get(id).overbookReason()).isNull();
	}

	@Test
	void refusesClosedHoursAndHolidays() {
		assertThat(refusal(() -> book(this.place.booking(this.patient, at(21, 30))))).isInstanceOf(Conflict.class);
		LocalDate holiday = this.desk.day(20);
		assertThat(refusal(() -> book(this.place.booking(this.patient, this.desk.at(holiday, 10, 0)))))
			.isInstanceOf(Conflict.class);
		AppointmentId id = book(this.place.booking(this.patient, this.place.berger(), this.desk.at(holiday, 10, 0),
				null, "emergency duty"));
		assertThat(get(id).overbookReason()).isEqualTo("emergency duty");
	}

	@Test
	void thePastIsForThoseWhoMayEnterHistory() {
		Instant past = this.desk.at(this.desk.day(-3), 10, 0);
		Refusal refusal = refusal(() -> book(this.place.booking(this.patient, past)));
		assertThat(refusal).isInstanceOf(RuleViolation.class);
		assertThat(refusal.problems().getFirst().field()).isEqualTo("startsAt");
		AppointmentId id = this.staff.asAdmin(() -> this.appointments.book(this.place.booking(this.patient, past)));
		assertThat(get(id).backdated()).isTrue();
	}

	@Test
	void refusesImpossibleLengthsAndPlaces() {
		for (int minutes : List.of(0, 4, 601, -30)) {
			var command = new BookAppointment(this.patient, this.place.berger(), this.place.branch(),
					this.place.filling(), at(10, 0), minutes, null, null, null);
			assertThat(refusal(() -> book(command)).problems().getFirst().field()).isEqualTo("durationMinutes");
		}
		Place other = this.desk.open();
		var command = new BookAppointment(this.patient, other.berger(), this.place.branch(), this.place.filling(),
				at(10, 0), null, null, null, null);
		assertThat(refusal(() -> book(command)).problems().getFirst().field()).isEqualTo("practitioner");
		assertThat(refusal(
				() -> book(this.place.booking(this.patient, this.place.berger(), at(10, 0), other.chair(), null)))
			.problems()
			.getFirst()
			.field()).isEqualTo("chair");
	}

	@Test
	void theDatabaseRefusesOverlapsByItself() {
		AppointmentId first = book(this.place.booking(this.patient, at(10, 0)));
		AppointmentId second = book(this.place.booking(this.patient, at(12, 0)));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("""
					update appointment set starts_at = o.starts_at, ends_at = o.ends_at
					from appointment o where o.id = :first and appointment.id = :second""")
				.param("first", first.value())
				.param("second", second.value())
				.update())
			.withMessageContaining("ex_appointment_practitioner");
	}

	@Test
	void ofTwoDesksAtOnceOneWins() throws Exception {
		try (var desks = Executors.newFixedThreadPool(2)) {
			for (int round = 0; round < 50; round++) {
				Instant start = this.desk.at(this.desk.day(30 + round), 10, 0);
				Callable<Boolean> berger = () -> wins(
						this.place.booking(this.patient, this.place.berger(), start, this.place.chair(), null));
				Callable<Boolean> other = (round % 2 == 0) ? berger : () -> wins(this.place.booking(this.patient,
						this.place.keller(), start.plusSeconds(600), this.place.chair(), null));
				var results = desks.invokeAll(List.of(berger, other));
				int won = 0;
				for (var result : results) {
					won += result.get() ? 1 : 0;
				}
				assertThat(won).as("round %d", round).isEqualTo(1);
			}
		}
	}

	private boolean wins(BookAppointment command) {
		try {
			book(command);
			return true;
		}
		catch (Conflict | DataIntegrityViolationException ex) {
			return false;
		}
	}

	@Test
	void cancelledAndMissedAppointmentsFreeTheTime() {
		AppointmentId first = book(this.place.booking(this.patient, at(10, 0)));
		asDesk(() -> this.appointments.cancel(first, "has a cold"));
		AppointmentId second = book(this.place.booking(this.patient, at(10, 0)));
		asDesk(() -> this.appointments.noShow(second, "did not come"));
		AppointmentId third = book(this.place.booking(this.patient, at(10, 0)));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> asDesk(() -> this.appointments.takeBack(second)));
		asDesk(() -> this.appointments.cancel(third, null));
		asDesk(() -> this.appointments.takeBack(second));
		assertThat(get(second).state()).isEqualTo(AppointmentState.BOOKED);
	}

	@Test
	void noShowNeedsAReason() {
		AppointmentId id = book(this.place.booking(this.patient, at(10, 0)));
		assertThat(refusal(() -> asDesk(() -> this.appointments.noShow(id, " "))).problems().getFirst().field())
			.isEqualTo("reason");
	}

	@Test
	void aPatientMayComeBeforeTheBookedDay() {
		AppointmentId id = book(this.place.booking(this.patient, at(10, 0)));
		asDesk(() -> this.appointments.arrive(id));
		assertThat(get(id).state()).isEqualTo(AppointmentState.ARRIVED);
		assertThat(get(id).startsAt()).as("the time of the visit").isEqualTo(at(10, 0));
	}

	@Test
	void completedVisitsMakeTheNextOneARepeat() {
		AppointmentId later = book(this.place.booking(this.patient, at(10, 0)));
		assertThat(get(later).visitType()).isEqualTo(VisitType.PRIMARY);
		AppointmentId earlier = past(this.patient, -5, 10);
		assertThat(get(later).visitType()).isEqualTo(VisitType.PRIMARY);
		asDesk(() -> this.appointments.arrive(earlier));
		assertThat(get(later).visitType()).isEqualTo(VisitType.PRIMARY);
		asDesk(() -> this.appointments.complete(earlier));
		assertThat(get(later).visitType()).isEqualTo(VisitType.REPEAT);
		assertThat(get(earlier).visitType()).isEqualTo(VisitType.PRIMARY);
		assertThat(get(past(this.patient, -9, 10)).visitType()).isEqualTo(VisitType.PRIMARY);
	}

	@Test
	void openingHistoryMakesARepeat() {
		var money = Money.zero(java.util.Currency.getInstance("EUR"));
		PatientId visits = opening(new OpeningHistory(3, null, money));
		assertThat(get(book(this.place.booking(visits, at(10, 0)))).visitType()).isEqualTo(VisitType.REPEAT);
		PatientId last = opening(new OpeningHistory(0, this.desk.day(-40), money));
		assertThat(get(book(this.place.booking(last, at(11, 0)))).visitType()).isEqualTo(VisitType.REPEAT);
		assertThat(get(past(last, -50, 10)).visitType()).isEqualTo(VisitType.PRIMARY);
	}

	private PatientId opening(OpeningHistory opening) {
		return this.staff.asAdmin(() -> this.patients
			.register(NewPatient.named("Opening", "Ada").allowDuplicate(true).opening(opening).build()));
	}

	@Test
	void aWalkInHoldsNoTime() {
		Instant now = this.time.now();
		var first = walkIn(now);
		var second = walkIn(now);
		assertThat(get(first).state()).isEqualTo(AppointmentState.ARRIVED);
		assertThat(get(second).walkIn()).isTrue();
		asDesk(() -> this.appointments.completeIfArrived(first));
		asDesk(() -> this.appointments.completeIfArrived(first));
		assertThat(get(first).state()).isEqualTo(AppointmentState.COMPLETED);
		assertThat(refusal(() -> walkIn(now.minusSeconds(7200)))).isInstanceOf(RuleViolation.class);
		assertThat(refusal(() -> walkIn(now.plusSeconds(7200)))).isInstanceOf(RuleViolation.class);
	}

	private AppointmentId walkIn(Instant at) {
		return this.staff.as(() -> this.appointments.openWalkIn(this.patient, this.place.branch(), this.place.berger(),
				this.place.filling(), at), Role.FRONT_DESK);
	}

	@Test
	void settlingLeavesAPrepaidBookingBooked() {
		AppointmentId id = book(this.place.booking(this.patient, at(10, 0)));
		asDesk(() -> this.appointments.completeIfArrived(id));
		assertThat(get(id).state()).isEqualTo(AppointmentState.BOOKED);
	}

	@Test
	void movingKeepsTheIdAndClearsTheConfirmation() {
		AppointmentId id = book(this.place.booking(this.patient, at(10, 0)));
		asDesk(() -> this.appointments.confirm(id));
		asDesk(() -> this.appointments.reschedule(id, at(10, 15)));
		AppointmentView view = get(id);
		assertThat(view.state()).isEqualTo(AppointmentState.BOOKED);
		assertThat(view.startsAt()).isEqualTo(at(10, 15));
		assertThat(Duration.between(view.startsAt(), view.endsAt())).isEqualTo(Duration.ofMinutes(45));
		book(this.place.booking(this.patient, this.place.keller(), at(14, 0), null, null));
		assertThat(refusal(() -> asDesk(() -> this.appointments.move(id,
				new MoveAppointment(at(14, 30), this.place.keller(), null, null, null)))))
			.isInstanceOf(Conflict.class);
		assertThat(this.staff.asAdmin(() -> this.appointments.history(id))).extracting(AppointmentEvent::kind)
			.containsExactly(AppointmentEvent.Kind.BOOKED, AppointmentEvent.Kind.CONFIRMED,
					AppointmentEvent.Kind.MOVED);
	}

	@Test
	void aFinishedVisitIsNotMoved() {
		AppointmentId id = past(this.patient, -1, 12);
		asDesk(() -> this.appointments.arrive(id));
		asDesk(() -> this.appointments.complete(id));
		assertThat(refusal(() -> asDesk(() -> this.appointments.reschedule(id, at(10, 0)))).code())
			.isEqualTo("calendar.refusal.move");
		assertThat(get(id).completedAt()).isEqualTo(this.desk.at(this.desk.day(-1), 12, 45));
	}

	@Test
	void twoPeopleMarkingAtOnceHaveOneOutcome() throws Exception {
		try (var desks = Executors.newFixedThreadPool(4)) {
			for (int round = 0; round < 10; round++) {
				AppointmentId id = past(this.patient, -20 - round, 9);
				Callable<Boolean> arrive = () -> did(() -> this.appointments.arrive(id));
				Callable<Boolean> miss = () -> did(() -> this.appointments.noShow(id, "did not come"));
				int done = 0;
				for (var result : desks.invokeAll(List.of(arrive, miss, arrive, miss))) {
					done += result.get() ? 1 : 0;
				}
				assertThat(done).isEqualTo(1);
			}
		}
	}

	private boolean did(Runnable work) {
		try {
			asDesk(work);
			return true;
		}
		catch (Conflict ex) {
			return false;
		}
	}

	@Test
	void pastVisitsFromAFileCountAndHaveNoOtherEffect() {
		Instant then = this.desk.at(this.desk.day(-400), 12, 0);
		AppointmentId id = this.staff.as(
				() -> this.appointments.recordPastVisit(this.patient, this.place.branch(), null, null, then),
				Role.ADMINISTRATOR);
		assertThat(get(id).state()).isEqualTo(AppointmentState.COMPLETED);
		assertThat(figures(this.patient).visits()).isEqualTo(1);
		assertThat(figures(this.patient).lastVisitOn()).isEqualTo(this.desk.day(-400));
		assertThat(get(book(this.place.booking(this.patient, at(10, 0)))).visitType()).isEqualTo(VisitType.REPEAT);
		this.staff.as(() -> {
			this.appointments.removePastVisit(id);
			return id;
		}, Role.ADMINISTRATOR);
		assertThatExceptionOfType(NotFound.class).isThrownBy(() -> get(id));
		AppointmentId booked = past(this.patient, -7, 10);
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.staff.asAdmin(() -> {
			this.appointments.removePastVisit(booked);
			return booked;
		}));
	}

	@Test
	void figuresKnowTheNextAppointment() {
		AppointmentId id = book(this.place.booking(this.patient, at(10, 0)));
		book(this.place.booking(this.patient, at(12, 0)));
		Figures figures = figures(this.patient);
		assertThat(figures.visits()).isZero();
		assertThat(figures.nextAppointment()).isNotNull();
		assertThat(figures.nextAppointment().href()).isEqualTo("/calendar/" + id);
		assertThat(figures.nextAppointment().practitioner()).startsWith("Dr. Berger");
	}

	@Test
	void theTimelineTellsWhatHappened() {
		AppointmentId id = book(this.place.booking(this.patient, at(10, 0)));
		asDesk(() -> this.appointments.reschedule(id, at(11, 0)));
		asDesk(() -> this.appointments.cancel(id, "has a cold"));
		List<TimelineEntry> entries = this.staff
			.asAdmin(() -> this.timeline.entries(this.patient, Set.of(TimelineEntry.Kind.VISIT), null, 10))
			.items();
		assertThat(entries).extracting(TimelineEntry::titleCode)
			.containsExactly("calendar.timeline.CANCELLED", "calendar.timeline.MOVED", "calendar.timeline.BOOKED");
		assertThat(entries.get(1).titleArgs()).containsExactly(this.tomorrow, "11:00", this.tomorrow, "10:00");
		assertThat(entries.getFirst().detail()).contains("has a cold").contains("Filling");
	}

	@Test
	void theDayListsEveryoneByStart() {
		book(this.place.booking(this.patient, at(12, 0)));
		AppointmentId first = book(this.place.booking(this.desk.patient("Nowak"), at(9, 0)));
		asDesk(() -> this.appointments.confirm(first));
		List<DayAppointment> day = this.staff.asAdmin(() -> this.appointments.day(this.tomorrow, this.place.branch()));
		assertThat(day).extracting((row) -> row.patient().name()).containsExactly("Nowak, Ada", "Thieme, Ada");
		assertThat(this.staff.asAdmin(() -> this.appointments.unconfirmedOn(this.tomorrow, this.place.branch())))
			.hasSize(1);
		DaySummary summary = this.staff.asAdmin(() -> this.appointments.daySummary(this.place.branch(), this.tomorrow));
		assertThat(summary).isEqualTo(new DaySummary(1, 1, 0, 0, 0, 0));
	}

	@Test
	void freeTimesLeaveOutWhatIsTaken() {
		book(this.place.booking(this.patient, at(7, 0)));
		List<Instant> free = this.staff
			.asAdmin(() -> this.slots.next(this.place.berger(), 45, this.time.startOf(this.tomorrow), 3));
		assertThat(free).startsWith(at(7, 45)).hasSize(3).isSorted();
	}

	@Test
	void rightsAreAskedFor() {
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> this.staff
			.as(() -> this.appointments.book(this.place.booking(this.patient, at(10, 0))), Role.FINANCE));
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.staff.as(() -> this.appointments.day(this.tomorrow, null), Role.MARKETING));
	}

	private Instant at(int hour, int minute) {
		return this.desk.at(this.tomorrow, hour, minute);
	}

	private AppointmentId book(BookAppointment command) {
		return this.staff.as(() -> this.appointments.book(command), Role.FRONT_DESK);
	}

	private AppointmentId past(PatientId patient, int days, int hour) {
		Instant start = this.desk.at(this.desk.day(days), hour, 0);
		return this.staff.asAdmin(() -> this.appointments.book(this.place.booking(patient, start)));
	}

	private AppointmentView get(AppointmentId id) {
		return this.staff.asAdmin(() -> this.appointments.get(id));
	}

	private Figures figures(PatientId patient) {
		return this.staff
			.asAdmin(() -> this.records.figures(patient, OpeningHistory.none(Currency.getInstance("EUR"))));
	}

	private void asDesk(Runnable work) {
		this.staff.as(() -> {
			work.run();
			return true;
		}, Role.FRONT_DESK);
	}

	private static Refusal refusal(Runnable work) {
		Refusal refusal = catchThrowableOfType(Refusal.class, work::run);
		assertThat(refusal).as("a refusal").isNotNull();
		return refusal;
	}

}
