package dental.cuspid.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.Desk.Place;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bookings on a real database: overlaps, hours, reasons, rights (BASE-5).
 */
@IntegrationTest
class BookingTests extends AppointmentCase {

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

	private boolean wins(BookAppointment command) {
		try {
			book(command);
			return true;
		}
		catch (Conflict | DataIntegrityViolationException ex) {
			return false;
		}
	}

}
