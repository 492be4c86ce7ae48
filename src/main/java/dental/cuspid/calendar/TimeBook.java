package dental.cuspid.calendar;

import java.time.Instant;
import java.util.Objects;

import dental.cuspid.calendar.AppointmentEvent.Kind;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Reason;

import org.springframework.stereotype.Component;

/**
 * Times that are booked and moved, once the policy has nothing against them.
 */
@Component
class TimeBook {

	private final AppointmentRepository appointments;

	private final AppointmentLog log;

	private final BookingPolicy policy;

	private final ServiceCatalogue services;

	private final PatientService patients;

	private final ClinicTime time;

	TimeBook(AppointmentRepository appointments, AppointmentLog log, BookingPolicy policy, ServiceCatalogue services,
			PatientService patients, ClinicTime time) {
		this.appointments = appointments;
		this.log = log;
		this.policy = policy;
		this.services = services;
		this.patients = patients;
		this.time = time;
	}

	AppointmentId book(BookAppointment command) {
		ServiceView service = this.services.get(command.service());
		this.policy.requireOffered(service);
		int minutes = Objects.requireNonNullElse(command.durationMinutes(), BookingPolicy.usualMinutes(service));
		TimeRange range = this.policy.range(command.startsAt(), minutes);
		this.policy.requireMayStart(range.from());
		this.policy.requirePlace(command.branch(), command.practitioner(), command.chair());
		String note = BookingPolicy.text(command.note(), BookingPolicy.NOTE_LENGTH, "note");
		String reason = Reason.optional(command.overbookReason(), "overbookReason");
		String kept = this.policy.requireFree(command.branch(), command.practitioner(), command.chair(), range, reason,
				null);
		this.patients.ensureCardNumber(command.patient());
		var checked = new BookAppointment(command.patient(), command.practitioner(), command.branch(),
				command.service(), command.startsAt(), minutes, command.chair(), kept, note);
		Instant now = this.time.now();
		var appointment = this.appointments.saveAndFlush(Appointment.book(checked, range, now));
		this.log.note(appointment, Kind.BOOKED, now, kept);
		return appointment.id();
	}

	void move(Appointment appointment, MoveAppointment command, Instant now) {
		String reason = Reason.optional(command.overbookReason(), "overbookReason");
		appointment.requireExpected();
		TimeRange before = appointment.time();
		int minutes = Objects.requireNonNullElse(command.durationMinutes(), (int) before.length().toMinutes());
		TimeRange range = this.policy.range(command.startsAt(), minutes);
		if (!range.from().equals(before.from())) {
			this.policy.requireMayStart(range.from());
		}
		PractitionerId practitioner = Objects
			.requireNonNull((command.practitioner() != null) ? command.practitioner() : appointment.practitioner());
		var chair = (command.chair() != null) ? command.chair() : appointment.chair();
		this.policy.requirePlace(appointment.branch(), practitioner, chair);
		String kept = this.policy.requireFree(appointment.branch(), practitioner, chair, range, reason,
				appointment.id());
		appointment.move(range, practitioner, chair, kept);
		this.appointments.saveAndFlush(appointment);
		this.log.moved(appointment, before.from(), now);
	}

}
