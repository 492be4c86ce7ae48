package dental.cuspid.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import dental.cuspid.IntegrationTest;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.TimelineEntry;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of a booking: moved, missed, cancelled, completed; primary and repeat
 * visits (BASE-5, X-3).
 */
@IntegrationTest
class VisitTests extends AppointmentCase {

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

	private PatientId opening(OpeningHistory opening) {
		return this.staff.asAdmin(() -> this.patients
			.register(NewPatient.named("Opening", "Ada").allowDuplicate(true).opening(opening).build()));
	}

	private AppointmentId walkIn(Instant at) {
		return this.staff.as(() -> this.appointments.openWalkIn(this.patient, this.place.branch(), this.place.berger(),
				this.place.filling(), at), Role.FRONT_DESK);
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

	private Figures figures(PatientId patient) {
		return this.staff
			.asAdmin(() -> this.records.figures(patient, OpeningHistory.none(Currency.getInstance("EUR"))));
	}

}
