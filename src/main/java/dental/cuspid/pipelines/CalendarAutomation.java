package dental.cuspid.pipelines;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dental.cuspid.calendar.AppointmentChanged;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.staff.CurrentStaff;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the Appointments board true to the calendar (BX-A4 to BX-A7, choice
 * "Reschedule"). It looks at what the booking is now, not at what the event said, so that
 * events may come late, twice or in another order.
 */
@Component
class CalendarAutomation {

	private static final String RULE = "calendar";

	private static final List<StageRef> READY = List.of(Stages.CHOOSING_TIME, Stages.REQUEST_IN_WORK, Stages.NEW);

	private static final Set<StageRef> SAID_IN_THE_BASE = Set.of(Stages.NEEDS_ATTENTION, Stages.BASE_IN_WORK);

	private final AppointmentService appointments;

	private final DealRepository deals;

	private final DealFlow flow;

	private final DealUndo undo;

	private final DealBooking booking;

	private final DealLog log;

	private final PatientFacts patients;

	private final Confirmations confirmations;

	private final Runs runs;

	CalendarAutomation(AppointmentService appointments, DealRepository deals, DealFlow flow, DealUndo undo,
			DealBooking booking, DealLog log, PatientFacts patients, Confirmations confirmations, Runs runs) {
		this.appointments = appointments;
		this.deals = deals;
		this.flow = flow;
		this.undo = undo;
		this.booking = booking;
		this.log = log;
		this.patients = patients;
		this.confirmations = confirmations;
		this.runs = runs;
	}

	@ApplicationModuleListener
	void on(AppointmentChanged event) {
		CurrentStaff.asSystem(() -> {
			if (this.runs.first(RULE, event.event())) {
				follow(event);
			}
			return null;
		});
	}

	private void follow(AppointmentChanged event) {
		this.patients.hold(event.patient());
		AppointmentView appointment = this.appointments.get(event.appointment());
		this.confirmations.check(appointment);
		Optional<Deal> known = this.deals.lockOfAppointment(appointment.id().value());
		switch (appointment.state()) {
			case BOOKED, CONFIRMED -> expected(known, appointment);
			case ARRIVED, COMPLETED -> came(known, appointment);
			case NO_SHOW -> known.or(() -> Optional.of(adopted(appointment)))
				.ifPresent((deal) -> refuse(deal, appointment, Why.MISSED));
			case CANCELLED -> known.ifPresent((deal) -> cancelled(deal, appointment));
		}
	}

	private Because because(Why why, AppointmentView appointment) {
		return Because.of(why).cause("appointment", appointment.id()).calendar();
	}

	/** Booked or confirmed: the card stands there too, at the booking's own time. */
	private void expected(Optional<Deal> known, AppointmentView appointment) {
		Deal deal = known.orElseGet(() -> booked(appointment));
		if (!deal.isOpen()) {
			reopen(deal, appointment);
		}
		boolean moved = deal.startsAt() != null && !deal.startsAt().equals(appointment.startsAt());
		if (moved) {
			Because because = because(Why.RESCHEDULED, appointment);
			this.flow.advance(deal, Stages.CHOOSING_TIME, MoveDeal.to(Stages.CHOOSING_TIME), because);
			this.booking.take(deal, appointment);
			this.flow.advance(deal, Stages.BOOKED, MoveDeal.to(Stages.BOOKED), because);
		}
		else {
			this.booking.take(deal, appointment);
			if (before(deal, Stages.BOOKED)) {
				this.flow.advance(deal, Stages.BOOKED, MoveDeal.to(Stages.BOOKED), because(Why.BOOKED, appointment));
			}
		}
		if (appointment.state() == AppointmentState.CONFIRMED && before(deal, Stages.CONFIRMED)) {
			this.flow.advance(deal, Stages.CONFIRMED, MoveDeal.to(Stages.CONFIRMED),
					because(Why.CONFIRMED, appointment));
		}
		else if (appointment.state() == AppointmentState.BOOKED && !before(deal, Stages.CONFIRMED)) {
			this.flow.advance(deal, Stages.BOOKED, MoveDeal.to(Stages.BOOKED),
					because(Why.MARK_TAKEN_BACK, appointment));
		}
		this.deals.saveAndFlush(deal);
	}

	private boolean before(Deal deal, StageRef stage) {
		return this.flow.stage(deal.stage()).position() < this.flow.stage(stage).position();
	}

	/** The card of a new booking: a request that waits for a time, else a new one. */
	private Deal booked(AppointmentView appointment) {
		PatientId patient = appointment.patient();
		this.flow.open(patient, Pipeline.PATIENT_BASE)
			.stream()
			.filter((deal) -> SAID_IN_THE_BASE.contains(deal.stage()))
			.forEach((deal) -> this.flow.advance(deal, Stages.BASE_CHOOSING_TIME,
					MoveDeal.to(Stages.BASE_CHOOSING_TIME), because(Why.BOOKED, appointment)));
		this.flow.open(patient, Pipeline.REACTIVATION)
			.forEach((deal) -> this.flow.advance(deal, Stages.REACTIVATED, MoveDeal.to(Stages.REACTIVATED),
					because(Why.BOOKED, appointment)));
		return adopted(appointment);
	}

	/**
	 * Makes the booking a waiting request's own, or opens a deal for it where it is now.
	 */
	private Deal adopted(AppointmentView appointment) {
		Optional<Deal> waiting = this.flow.open(appointment.patient(), Pipeline.APPOINTMENTS)
			.stream()
			.filter((deal) -> deal.appointment() == null)
			.min(Comparator.comparingInt((deal) -> READY.contains(deal.stage()) ? READY.indexOf(deal.stage()) : 0));
		if (waiting.isPresent()) {
			this.booking.adopt(waiting.get(), appointment.id());
			return waiting.get();
		}
		StageRef at = appointment.state().visit() ? Stages.CAME : Stages.BOOKED;
		var known = this.patients.known(appointment.patient());
		var fields = new OpenDeal.Fields(null, null, known.map(PatientFacts.Known::responsible).orElse(null), null,
				null, null, appointment.id(), null, null, null, null,
				known.map(PatientFacts.Known::source).orElse(null),
				known.map(PatientFacts.Known::sourceDetail).orElse(null), null);
		if (appointment.state() == AppointmentState.NO_SHOW) {
			return this.flow.open(
					OpenDeal.of(Pipeline.APPOINTMENTS, appointment.patient()).with(fields).because(reason(appointment)),
					Stages.NO_SHOW, because(Why.MISSED, appointment));
		}
		return this.flow.open(OpenDeal.of(Pipeline.APPOINTMENTS, appointment.patient()).with(fields), at,
				because(at.equals(Stages.CAME) ? Why.WALKED_IN : Why.BOOKED, appointment));
	}

	private void came(Optional<Deal> known, AppointmentView appointment) {
		Deal deal = known.orElseGet(() -> adopted(appointment));
		if (deal.stage().equals(Stages.NO_SHOW)) {
			reopen(deal, appointment);
		}
		if (!deal.stage().equals(Stages.CAME)) {
			this.booking.take(deal, appointment);
			this.flow.advance(deal, Stages.CAME, MoveDeal.to(Stages.CAME),
					because(appointment.walkIn() ? Why.WALKED_IN : Why.ARRIVED, appointment));
		}
		this.deals.saveAndFlush(deal);
	}

	private void refuse(Deal deal, AppointmentView appointment, Why why) {
		if (deal.isOpen()) {
			this.flow.advance(deal, Stages.NO_SHOW, MoveDeal.to(Stages.NO_SHOW).because(reason(appointment)),
					because(why, appointment));
		}
	}

	private String reason(AppointmentView appointment) {
		return (appointment.reason() != null) ? this.booking.reason(appointment.reason()) : RefusalReason.OTHER.name();
	}

	/**
	 * Cancelled with a reason is a refusal; without one the card waits for a new time.
	 */
	private void cancelled(Deal deal, AppointmentView appointment) {
		if (deal.stage().equals(Stages.CAME)) {
			reopen(deal, appointment);
		}
		else if (appointment.reason() != null) {
			refuse(deal, appointment, Why.CANCELLED);
		}
		else if (deal.isOpen()) {
			deal.unbook();
			this.flow.advance(deal, Stages.CHOOSING_TIME, MoveDeal.to(Stages.CHOOSING_TIME),
					because(Why.CANCELLED_OPEN, appointment));
		}
	}

	/**
	 * A mark in the calendar was taken back: so is the move it made, as far as it can be.
	 */
	private void reopen(Deal deal, AppointmentView appointment) {
		Because because = because(Why.MARK_TAKEN_BACK, appointment);
		try {
			this.undo.last(deal.id()).ifPresent((move) -> this.undo.undo(move, because));
		}
		catch (Conflict ex) {
			this.log.note(deal.id(), Happening.NOT_TAKEN_BACK, List.of(deal.stage()), because.insteadOf(Why.BUILT_ON));
			if (appointment.state().expected()) {
				this.flow.advance(deal, Stages.BOOKED, MoveDeal.to(Stages.BOOKED), because);
			}
		}
	}

}
