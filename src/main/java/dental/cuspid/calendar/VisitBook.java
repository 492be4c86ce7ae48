package dental.cuspid.calendar;

import java.time.Instant;

import dental.cuspid.calendar.AppointmentEvent.Kind;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Visits: arrival and completion of what was booked, walk-ins, and those of the time
 * before this product.
 */
@Component
class VisitBook {

	private static final int USUAL_MINUTES = 30;

	/** How old "now" may be when it gets here. */
	private static final int NOW_SECONDS = 300;

	private final AppointmentRepository appointments;

	private final AppointmentLog log;

	private final BookingPolicy policy;

	private final ServiceCatalogue services;

	private final PatientService patients;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final ApplicationEventPublisher events;

	VisitBook(AppointmentRepository appointments, AppointmentLog log, BookingPolicy policy, ServiceCatalogue services,
			PatientService patients, ClinicTime time, CurrentStaff current, ApplicationEventPublisher events) {
		this.appointments = appointments;
		this.log = log;
		this.policy = policy;
		this.services = services;
		this.patients = patients;
		this.time = time;
		this.current = current;
		this.events = events;
	}

	AppointmentId walkIn(PatientId patient, BranchId branch, @Nullable PractitionerId practitioner,
			@Nullable ServiceId service, Instant startsAt) {
		Instant now = this.time.now();
		boolean backdated = startsAt.isBefore(now.minusSeconds(NOW_SECONDS));
		if (backdated && !this.current.actor().mayBackdate()) {
			throw new RuleViolation("calendar.refusal.past").at("occurredAt");
		}
		if (startsAt.isAfter(now.plusSeconds(NOW_SECONDS))) {
			throw new RuleViolation("calendar.refusal.futureVisit").at("occurredAt");
		}
		this.policy.requirePlace(branch, practitioner, null);
		TimeRange range = this.policy.range(startsAt, minutes(service));
		this.patients.ensureCardNumber(patient);
		var visit = this.appointments
			.saveAndFlush(Appointment.walkIn(patient, branch, practitioner, service, range, backdated, now));
		this.log.note(visit, Kind.WALKED_IN, startsAt, null);
		this.events.publishEvent(new VisitArrived(visit.id(), patient, startsAt));
		return visit.id();
	}

	/**
	 * The patient of a booking came. For a day that is over, the visit keeps its own
	 * time. The screens offer this from the day of the booking on.
	 */
	void arrive(Appointment appointment, Instant now) {
		boolean over = this.time.dayOf(appointment.time().from()).isBefore(this.time.today());
		Instant at = over ? appointment.time().from() : now;
		appointment.arrive(at);
		this.appointments.saveAndFlush(appointment);
		this.log.note(appointment, Kind.ARRIVED, at, null);
		this.events.publishEvent(new VisitArrived(appointment.id(), appointment.patient(), at));
	}

	void complete(Appointment appointment, Instant now) {
		TimeRange range = appointment.time();
		Instant at = this.time.dayOf(range.from()).isBefore(this.time.today()) ? range.to() : now;
		appointment.complete(at);
		this.appointments.saveAndFlush(appointment);
		this.log.note(appointment, Kind.COMPLETED, at, null);
		this.events.publishEvent(new VisitCompleted(appointment.id(), appointment.patient(), at));
	}

	AppointmentId record(PatientId patient, BranchId branch, @Nullable PractitionerId practitioner,
			@Nullable ServiceId service, Instant startsAt) {
		Instant now = this.time.now();
		if (startsAt.isAfter(now)) {
			throw new RuleViolation("calendar.refusal.futureVisit").at("date");
		}
		TimeRange range = this.policy.range(startsAt, minutes(service));
		var visit = this.appointments
			.saveAndFlush(Appointment.history(patient, branch, practitioner, service, range, now));
		this.log.recorded(visit);
		return visit.id();
	}

	void remove(Appointment visit) {
		if (!visit.imported()) {
			throw new Conflict("calendar.refusal.notImported");
		}
		this.log.forget(visit.id());
		this.appointments.delete(visit);
		this.appointments.flush();
	}

	private int minutes(@Nullable ServiceId service) {
		return (service != null) ? BookingPolicy.usualMinutes(this.services.get(service)) : USUAL_MINUTES;
	}

}
