package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.calendar.BookAppointment;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Languages;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * A deal and its booking: what one says, the other does (calendar and Appointments board,
 * both ways).
 */
@Component
class DealBooking {

	/** Stages of the Appointments board a deal with a booking may stand in. */
	private static final Set<StageRef> WITH_BOOKING = Set.of(Stages.BOOKED, Stages.CONFIRMED, Stages.CAME,
			Stages.NO_SHOW);

	private final AppointmentService appointments;

	private final ServiceCatalogue services;

	private final DealRepository deals;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final MessageSource messages;

	DealBooking(AppointmentService appointments, ServiceCatalogue services, DealRepository deals, CurrentStaff current,
			ClinicTime time, MessageSource messages) {
		this.appointments = appointments;
		this.services = services;
		this.deals = deals;
		this.current = current;
		this.time = time;
		this.messages = messages;
	}

	/**
	 * Fills in what comes with a move, and the booking's own values.
	 * @return whether there is a booking that stands
	 */
	boolean prepare(Deal deal, StageView target, MoveDeal asked, boolean fromCalendar) {
		deal.fill(asked.fields());
		AppointmentId named = (asked.appointment() != null) ? asked.appointment() : asked.fields().appointment();
		if (named != null && !named.equals(deal.appointment())) {
			adopt(deal, named);
		}
		if (target.ref().equals(Stages.BOOKED) && deal.appointment() == null && !fromCalendar) {
			book(deal);
		}
		AppointmentId held = deal.appointment();
		if (held == null) {
			return false;
		}
		AppointmentView appointment = this.appointments.get(held);
		if (target.ref().equals(Stages.CAME)) {
			deal.typed(appointment.visitType());
		}
		return stands(appointment.state(), target.ref());
	}

	private static boolean stands(AppointmentState state, StageRef target) {
		return target.equals(Stages.CAME) ? state.occupies() : state.expected();
	}

	/** Makes a booking the deal's own. */
	void adopt(Deal deal, AppointmentId id) {
		AppointmentView appointment;
		try {
			appointment = this.appointments.get(id);
		}
		catch (NotFound ex) {
			throw new RuleViolation(ex.code()).at("appointment");
		}
		if (!appointment.patient().equals(deal.patient())) {
			throw new RuleViolation("pipelines.refusal.otherPatient").at("appointment");
		}
		this.deals.lockOfAppointment(id.value()).filter((other) -> !other.id().equals(deal.id())).ifPresent((other) -> {
			throw new Conflict("constraint.uq_deal_appointment").at("appointment");
		});
		take(deal, appointment);
	}

	/** Takes over what the booking says now. */
	void take(Deal deal, AppointmentView appointment) {
		deal.book(appointment.id(), appointment.branch(), appointment.practitioner(), appointment.service(),
				appointment.startsAt());
		deal.typed(appointment.visitType());
		price(deal);
	}

	/** A deal is worth the price of its service, unless somebody typed another amount. */
	void price(Deal deal) {
		ServiceId service = deal.service();
		if (service != null && deal.pipeline() == Pipeline.APPOINTMENTS) {
			deal.worth(this.services.get(service).price().amount());
		}
	}

	/**
	 * Books the time where all four fields are filled in; the gate names what is missing.
	 */
	private void book(Deal deal) {
		PractitionerId practitioner = deal.practitioner();
		BranchId branch = deal.branch();
		ServiceId service = deal.service();
		Instant startsAt = deal.startsAt();
		if (practitioner != null && branch != null && service != null && startsAt != null) {
			AppointmentId booked = this.appointments.book(new BookAppointment(deal.patient(), practitioner, branch,
					service, startsAt, null, null, null, null));
			take(deal, this.appointments.get(booked));
		}
	}

	/** Does in the calendar what a move on the board means there. */
	void tellCalendar(Deal deal, StageRef from, StageView target, @Nullable String reason) {
		AppointmentId id = deal.appointment();
		if (id == null || deal.pipeline() != Pipeline.APPOINTMENTS) {
			return;
		}
		AppointmentState state = this.appointments.get(id).state();
		StageRef ref = target.ref();
		if (ref.equals(Stages.CONFIRMED) && state == AppointmentState.BOOKED) {
			this.appointments.confirm(id);
		}
		else if (ref.equals(Stages.BOOKED) && state == AppointmentState.CONFIRMED && from.equals(Stages.CONFIRMED)) {
			this.appointments.takeBack(id);
		}
		else if (ref.equals(Stages.CAME) && state.expected()) {
			this.appointments.arrive(id);
		}
		else if (ref.equals(Stages.NO_SHOW) && state.expected()) {
			if (deal.startsAt() != null && deal.startsAt().isAfter(this.time.now())) {
				this.appointments.cancel(id, words(reason));
			}
			else {
				this.appointments.noShow(id, words(reason));
			}
		}
		else if (!WITH_BOOKING.contains(ref) && state.expected()) {
			this.appointments.cancel(id, null);
			deal.unbook();
		}
	}

	/** The known reason whose words were typed, in whatever language; else the text. */
	String reason(String typed) {
		return Languages.ALL.stream()
			.flatMap((language) -> Arrays.stream(RefusalReason.values())
				.filter((reason) -> text(reason, language).equalsIgnoreCase(typed.strip())))
			.map(RefusalReason::name)
			.findFirst()
			.orElse(typed);
	}

	private String text(RefusalReason reason, Locale language) {
		return this.messages.getMessage("pipelines.reason." + reason.name(), null, language);
	}

	/** A reason in the words of the language of whoever gives it. */
	private String words(@Nullable String reason) {
		Locale language = Locale.of(this.current.actor().language());
		return RefusalReason.of(reason).map((known) -> text(known, language)).orElse(String.valueOf(reason));
	}

}
