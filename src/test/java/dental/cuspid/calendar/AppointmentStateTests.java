package dental.cuspid.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import org.springframework.context.MessageSourceResolvable;

import static dental.cuspid.calendar.AppointmentState.ARRIVED;
import static dental.cuspid.calendar.AppointmentState.BOOKED;
import static dental.cuspid.calendar.AppointmentState.CANCELLED;
import static dental.cuspid.calendar.AppointmentState.COMPLETED;
import static dental.cuspid.calendar.AppointmentState.CONFIRMED;
import static dental.cuspid.calendar.AppointmentState.NO_SHOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * States of an appointment and the moves between them (X-3, BASE-5).
 */
class AppointmentStateTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

	@Test
	void completedAndCancelledAreFinal() {
		assertThat(COMPLETED.next()).isEmpty();
		assertThat(CANCELLED.next()).isEmpty();
	}

	@Test
	void completedIsReachedOnlyFromArrived() {
		assertThat(EnumSet.allOf(AppointmentState.class)).filteredOn((state) -> state.mayBecome(COMPLETED))
			.containsExactly(ARRIVED);
	}

	@Test
	void onlyWhatIsStillExpectedIsCancelledOrMissed() {
		assertThat(EnumSet.allOf(AppointmentState.class))
			.filteredOn((state) -> state.mayBecome(CANCELLED) || state.mayBecome(NO_SHOW))
			.containsExactly(BOOKED, CONFIRMED);
	}

	@Test
	void noShowAndCancelledFreeTheTime() {
		assertThat(EnumSet.allOf(AppointmentState.class)).filteredOn(AppointmentState::occupies)
			.containsExactly(BOOKED, CONFIRMED, ARRIVED, COMPLETED);
	}

	@Property(tries = 500)
	void noSequenceOfVerbsSkipsAState(@ForAll @Size(max = 20) List<Verb> verbs) {
		Appointment appointment = booked();
		for (Verb verb : verbs) {
			AppointmentState before = appointment.state();
			try {
				verb.on(appointment);
			}
			catch (Conflict refused) {
				assertThat(refused.code()).isEqualTo("calendar.refusal.move");
				assertThat(appointment.state()).isEqualTo(before);
				continue;
			}
			boolean stayed = verb == Verb.MOVE && appointment.state() == before;
			assertThat(stayed || before.mayBecome(appointment.state())).as("%s by %s", before, verb).isTrue();
			assertThat(verb.from()).contains(before);
		}
	}

	@Test
	void movingClearsTheConfirmation() {
		Appointment appointment = booked();
		appointment.confirm(NOON);
		appointment.move(range(NOON.plusSeconds(3600)), PractitionerId.next(), null, null);
		assertThat(appointment.state()).isEqualTo(BOOKED);
		assertThat(appointment.confirmed()).isFalse();
	}

	@Test
	void aNewLengthAtTheSameTimeKeepsTheConfirmation() {
		Appointment appointment = booked();
		appointment.confirm(NOON);
		appointment.move(new TimeRange(NOON, NOON.plusSeconds(7200)), PractitionerId.next(), null, null);
		assertThat(appointment.state()).isEqualTo(CONFIRMED);
	}

	@Test
	void takingBackAConfirmationLeavesTheBooking() {
		Appointment appointment = booked();
		appointment.confirm(NOON);
		appointment.takeBack();
		assertThat(appointment.state()).isEqualTo(BOOKED);
		assertThat(appointment.confirmed()).isFalse();
	}

	@Test
	void takingBackAnArrivalReturnsToWhatItWas() {
		Appointment booked = booked();
		booked.arrive(NOON);
		booked.takeBack();
		assertThat(booked.state()).isEqualTo(BOOKED);
		Appointment confirmed = booked();
		confirmed.confirm(NOON);
		confirmed.arrive(NOON);
		confirmed.takeBack();
		assertThat(confirmed.state()).isEqualTo(CONFIRMED);
	}

	@Test
	void takingBackAWalkInCancelsIt() {
		Appointment walkIn = Appointment.walkIn(PatientId.next(), BranchId.next(), null, null, range(NOON), false,
				NOON);
		walkIn.takeBack();
		assertThat(walkIn.state()).isEqualTo(CANCELLED);
	}

	@Test
	void aRefusedMoveNamesThePresentState() {
		Appointment appointment = booked();
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> appointment.complete(NOON))
			.satisfies((refusal) -> assertThat(refusal.problems().getFirst().args()[0]).isInstanceOfSatisfying(
					MessageSourceResolvable.class,
					(state) -> assertThat(state.getCodes()).containsExactly("calendar.state.BOOKED")));
	}

	private static Appointment booked() {
		var command = new BookAppointment(PatientId.next(), PractitionerId.next(), BranchId.next(), ServiceId.next(),
				NOON, 30, null, null, null);
		return Appointment.book(command, range(NOON), NOON);
	}

	private static TimeRange range(Instant from) {
		return new TimeRange(from, from.plus(Duration.ofMinutes(30)));
	}

	enum Verb {

		CONFIRM(BOOKED), ARRIVE(BOOKED, CONFIRMED), COMPLETE(ARRIVED), CANCEL(BOOKED, CONFIRMED),
		MISS(BOOKED, CONFIRMED), TAKE_BACK(CONFIRMED, ARRIVED, NO_SHOW), MOVE(BOOKED, CONFIRMED);

		private final Set<AppointmentState> from;

		Verb(AppointmentState... from) {
			this.from = Set.of(from);
		}

		Set<AppointmentState> from() {
			return this.from;
		}

		void on(Appointment appointment) {
			switch (this) {
				case CONFIRM -> appointment.confirm(NOON);
				case ARRIVE -> appointment.arrive(NOON);
				case COMPLETE -> appointment.complete(NOON);
				case CANCEL -> appointment.cancel(null);
				case MISS -> appointment.miss("did not come", NOON);
				case TAKE_BACK -> appointment.takeBack();
				case MOVE -> appointment.move(range(NOON.plusSeconds(1800)), PractitionerId.next(), null, null);
			}
		}

	}

}
