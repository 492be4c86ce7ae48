package dental.cuspid.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;

import dental.cuspid.calendar.AppointmentEvent.Kind;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Reason;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Books, moves, marks and completes appointments (BASE-5, X-3). Two people at once have
 * one outcome: an appointment is held while it changes, practitioner and chair while they
 * are booked. A move the present state does not allow is a {@link Conflict}.
 */
@Service
@Transactional
public class AppointmentService {

	/** A day of the largest clinic has fewer. */
	private static final int DAY_LIMIT = 500;

	private final AppointmentRepository appointments;

	private final AppointmentQueries queries;

	private final AppointmentLog log;

	private final TimeBook times;

	private final ClinicTime time;

	private final VisitBook visits;

	private final AuditTrail audit;

	AppointmentService(AppointmentRepository appointments, AppointmentQueries queries, AppointmentLog log,
			TimeBook times, VisitBook visits, ClinicTime time, AuditTrail audit) {
		this.appointments = appointments;
		this.queries = queries;
		this.log = log;
		this.times = times;
		this.time = time;
		this.visits = visits;
		this.audit = audit;
	}

	/**
	 * Books a time. A lead that is booked becomes a patient with a card number.
	 * @throws Conflict when the time is taken or outside opening hours and no reason for
	 * overbooking is given
	 */
	@Requires(Right.EDIT_CALENDAR)
	public AppointmentId book(BookAppointment command) {
		return this.times.book(command);
	}

	@Requires({ Right.READ_PATIENTS, Right.EDIT_CALENDAR })
	@Transactional(readOnly = true)
	public AppointmentView get(AppointmentId id) {
		return this.queries.find(id).orElseThrow(() -> new NotFound("calendar.refusal.unknown"));
	}

	/**
	 * An appointment with its patient, for reading; who looks is noted.
	 */
	@Requires(Right.READ_PATIENTS)
	public DayAppointment show(AppointmentId id) {
		var appointment = this.queries.findForDisplay(id).orElseThrow(() -> new NotFound("calendar.refusal.unknown"));
		this.audit.patientViewed(appointment.patient().id().value(), "appointment");
		return appointment;
	}

	/**
	 * What happened to an appointment, oldest first.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<AppointmentEvent> history(AppointmentId id) {
		return this.log.of(id);
	}

	@Requires(Right.EDIT_CALENDAR)
	public void confirm(AppointmentId id) {
		change(id, (appointment, now) -> {
			appointment.confirm(now);
			noteDown(appointment, Kind.CONFIRMED, now, null);
		});
	}

	/**
	 * The patient came. For a day that is over, the visit's own time is kept.
	 */
	@Requires(Right.EDIT_CALENDAR)
	public void arrive(AppointmentId id) {
		change(id, (appointment, now) -> {
			this.visits.arrive(appointment, now);
		});
	}

	@Requires(Right.EDIT_CALENDAR)
	public void complete(AppointmentId id) {
		change(id, this.visits::complete);
	}

	/**
	 * Completes the visit when its patient has arrived, for example when the receipt is
	 * settled; a prepaid booking stays booked.
	 */
	@Requires({ Right.EDIT_CALENDAR, Right.TAKE_MONEY })
	public void completeIfArrived(AppointmentId id) {
		change(id, (appointment, now) -> {
			if (appointment.state() == AppointmentState.ARRIVED) {
				this.visits.complete(appointment, now);
			}
		});
	}

	@Requires(Right.EDIT_CALENDAR)
	public void cancel(AppointmentId id, @Nullable String reason) {
		String text = Reason.optional(reason);
		change(id, (appointment, now) -> {
			appointment.cancel(text);
			noteDown(appointment, Kind.CANCELLED, now, text);
		});
	}

	@Requires(Right.EDIT_CALENDAR)
	public void noShow(AppointmentId id, @Nullable String reason) {
		String text = Reason.required(reason);
		change(id, (appointment, now) -> {
			appointment.miss(text, now);
			noteDown(appointment, Kind.NO_SHOW, now, text);
		});
	}

	/**
	 * Takes back a confirmation, an arrival, or on the same day a no-show, that was
	 * marked by mistake. The time must still be free.
	 */
	@Requires(Right.EDIT_CALENDAR)
	public void takeBack(AppointmentId id) {
		change(id, (appointment, now) -> {
			Instant missedAt = appointment.missedAt();
			if (missedAt != null && !this.time.dayOf(missedAt).equals(this.time.today())) {
				throw new RuleViolation("calendar.refusal.takeBackLate");
			}
			appointment.takeBack();
			noteDown(appointment, Kind.TAKEN_BACK, now, null);
		});
	}

	/**
	 * Takes another time and keeps everything else.
	 */
	@Requires(Right.EDIT_CALENDAR)
	public void reschedule(AppointmentId id, Instant startsAt) {
		move(id, MoveAppointment.to(startsAt));
	}

	/**
	 * Takes another time, practitioner, chair or length. The patient has to confirm a new
	 * time anew.
	 */
	@Requires(Right.EDIT_CALENDAR)
	public void move(AppointmentId id, MoveAppointment command) {
		change(id, (appointment, now) -> this.times.move(appointment, command, now));
	}

	/**
	 * A patient came without a booking: an arrived visit that holds no time and cannot
	 * overlap.
	 * @param startsAt now, or an earlier time for those who may enter history
	 */
	@Requires({ Right.EDIT_CALENDAR, Right.TAKE_MONEY })
	public AppointmentId openWalkIn(PatientId patient, BranchId branch, @Nullable PractitionerId practitioner,
			@Nullable ServiceId service, Instant startsAt) {
		return this.visits.walkIn(patient, branch, practitioner, service, startsAt);
	}

	/**
	 * Writes down a visit of the time before this product. It counts as completed and has
	 * no other effect (choice "Effects of history").
	 */
	@Requires(Right.IMPORT)
	public AppointmentId recordPastVisit(PatientId patient, BranchId branch, @Nullable PractitionerId practitioner,
			@Nullable ServiceId service, Instant startsAt) {
		return this.visits.record(patient, branch, practitioner, service, startsAt);
	}

	/**
	 * Takes a visit back out that {@link #recordPastVisit} wrote, when its import is
	 * undone.
	 */
	@Requires(Right.IMPORT)
	public void removePastVisit(AppointmentId id) {
		this.visits.remove(lock(id));
	}

	/**
	 * The appointments of a day of the clinic, by start.
	 * @param branch one branch, or null for all
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<DayAppointment> day(LocalDate day, @Nullable BranchId branch) {
		return this.queries.between(range(day, 1), branch, false, DAY_LIMIT);
	}

	/**
	 * The appointments of some days in a row.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<DayAppointment> days(LocalDate first, int count, @Nullable BranchId branch) {
		return this.queries.between(range(first, count), branch, false, count * DAY_LIMIT);
	}

	/**
	 * Who has not confirmed yet on a day.
	 */
	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public List<DayAppointment> unconfirmedOn(LocalDate day, @Nullable BranchId branch) {
		return this.queries.between(range(day, 1), branch, true, DAY_LIMIT);
	}

	@Requires(Right.READ_PATIENTS)
	@Transactional(readOnly = true)
	public DaySummary daySummary(@Nullable BranchId branch, LocalDate day) {
		return this.queries.summary(range(day, 1), branch);
	}

	private TimeRange range(LocalDate first, int days) {
		return new TimeRange(this.time.startOf(first), this.time.startOf(first.plusDays(days)));
	}

	private void change(AppointmentId id, BiConsumer<Appointment, Instant> change) {
		change.accept(lock(id), this.time.now());
	}

	private Appointment lock(AppointmentId id) {
		return this.appointments.lock(id.value()).orElseThrow(() -> new NotFound("calendar.refusal.unknown"));
	}

	private void noteDown(Appointment appointment, Kind kind, Instant at, @Nullable String details) {
		this.appointments.saveAndFlush(appointment);
		this.log.note(appointment, kind, at, details);
	}

}
