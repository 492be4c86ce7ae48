package dental.cuspid.calendar;

import java.time.Instant;
import java.util.UUID;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * A booked time or a visit without booking. Every change goes through a verb that asks
 * the present state whether it allows it.
 */
@Entity
@Table(name = "appointment")
class Appointment {

	@Id
	private UUID id;

	private UUID patientId;

	private @Nullable UUID practitionerId;

	private UUID branchId;

	private @Nullable UUID chairId;

	private @Nullable UUID serviceId;

	private Instant startsAt;

	private Instant endsAt;

	@Enumerated(EnumType.STRING)
	private AppointmentState state;

	private boolean walkIn;

	private @Nullable String overbookReason;

	private @Nullable String note;

	private @Nullable String reason;

	private @Nullable Instant confirmedAt;

	private @Nullable Instant arrivedAt;

	private @Nullable Instant completedAt;

	private @Nullable Instant missedAt;

	private boolean backdated;

	private boolean imported;

	private Instant createdAt;

	@Version
	private long version;

	@SuppressWarnings("NullAway")
	protected Appointment() {
	}

	/**
	 * Books a time.
	 * @param time when, already checked against hours and other bookings
	 */
	static Appointment book(BookAppointment command, TimeRange time, Instant now) {
		var appointment = of(command.patient(), command.branch(), time, now);
		appointment.practitionerId = command.practitioner().value();
		appointment.serviceId = command.service().value();
		appointment.chairId = (command.chair() != null) ? command.chair().value() : null;
		appointment.overbookReason = command.overbookReason();
		appointment.note = command.note();
		appointment.state = AppointmentState.BOOKED;
		appointment.backdated = time.from().isBefore(now);
		return appointment;
	}

	/**
	 * A patient came without a booking: arrived, holding no time.
	 */
	static Appointment walkIn(PatientId patient, BranchId branch, @Nullable PractitionerId practitioner,
			@Nullable ServiceId service, TimeRange time, boolean backdated, Instant now) {
		var appointment = of(patient, branch, time, now);
		appointment.practitionerId = (practitioner != null) ? practitioner.value() : null;
		appointment.serviceId = (service != null) ? service.value() : null;
		appointment.state = AppointmentState.ARRIVED;
		appointment.walkIn = true;
		appointment.arrivedAt = time.from();
		appointment.backdated = backdated;
		return appointment;
	}

	/**
	 * A visit of the time before this product, from a file: completed, holding no time.
	 */
	static Appointment history(PatientId patient, BranchId branch, @Nullable PractitionerId practitioner,
			@Nullable ServiceId service, TimeRange time, Instant now) {
		var appointment = walkIn(patient, branch, practitioner, service, time, true, now);
		appointment.state = AppointmentState.COMPLETED;
		appointment.completedAt = time.to();
		appointment.imported = true;
		return appointment;
	}

	private static Appointment of(PatientId patient, BranchId branch, TimeRange time, Instant now) {
		var appointment = new Appointment();
		appointment.id = AppointmentId.next().value();
		appointment.patientId = patient.value();
		appointment.branchId = branch.value();
		appointment.startsAt = time.from();
		appointment.endsAt = time.to();
		appointment.createdAt = now;
		return appointment;
	}

	void confirm(Instant now) {
		requireExpected();
		become(AppointmentState.CONFIRMED);
		this.confirmedAt = now;
	}

	void arrive(Instant at) {
		become(AppointmentState.ARRIVED);
		this.arrivedAt = at;
	}

	void complete(Instant at) {
		become(AppointmentState.COMPLETED);
		this.completedAt = at;
	}

	void cancel(@Nullable String reason) {
		become(AppointmentState.CANCELLED);
		this.reason = reason;
	}

	void miss(String reason, Instant now) {
		become(AppointmentState.NO_SHOW);
		this.reason = reason;
		this.missedAt = now;
	}

	/**
	 * Takes back a confirmation, an arrival or a no-show that was marked by mistake. A
	 * walk-in was never booked, so nothing remains of it: it is cancelled.
	 */
	void takeBack() {
		if (this.state == AppointmentState.CONFIRMED) {
			become(AppointmentState.BOOKED);
			this.confirmedAt = null;
			return;
		}
		if (this.state != AppointmentState.ARRIVED && this.state != AppointmentState.NO_SHOW) {
			throw refused();
		}
		if (this.walkIn) {
			this.state = AppointmentState.CANCELLED;
		}
		else {
			become((this.confirmedAt != null) ? AppointmentState.CONFIRMED : AppointmentState.BOOKED);
		}
		this.arrivedAt = null;
		this.missedAt = null;
		this.reason = null;
	}

	/**
	 * Takes another time; what the patient confirmed no longer holds.
	 */
	void move(TimeRange time, PractitionerId practitioner, @Nullable ChairId chair, @Nullable String overbookReason) {
		requireExpected();
		if (!time.from().equals(this.startsAt)) {
			this.state = AppointmentState.BOOKED;
			this.confirmedAt = null;
		}
		this.startsAt = time.from();
		this.endsAt = time.to();
		this.practitionerId = practitioner.value();
		this.chairId = (chair != null) ? chair.value() : null;
		this.overbookReason = overbookReason;
	}

	void noteDown(@Nullable String note) {
		this.note = note;
	}

	void requireExpected() {
		if (!this.state.expected()) {
			throw refused();
		}
	}

	private void become(AppointmentState state) {
		if (!this.state.mayBecome(state)) {
			throw refused();
		}
		this.state = state;
	}

	private Conflict refused() {
		return new Conflict("calendar.refusal.move", new DefaultMessageSourceResolvable(this.state.key()));
	}

	boolean imported() {
		return this.imported;
	}

	boolean confirmed() {
		return this.confirmedAt != null;
	}

	@Nullable Instant missedAt() {
		return this.missedAt;
	}

	AppointmentState state() {
		return this.state;
	}

	TimeRange time() {
		return new TimeRange(this.startsAt, this.endsAt);
	}

	AppointmentId id() {
		return new AppointmentId(this.id);
	}

	PatientId patient() {
		return new PatientId(this.patientId);
	}

	BranchId branch() {
		return new BranchId(this.branchId);
	}

	@Nullable PractitionerId practitioner() {
		return (this.practitionerId != null) ? new PractitionerId(this.practitionerId) : null;
	}

	@Nullable ChairId chair() {
		return (this.chairId != null) ? new ChairId(this.chairId) : null;
	}

}
