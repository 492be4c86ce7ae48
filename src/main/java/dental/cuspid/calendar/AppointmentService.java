package dental.cuspid.calendar;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Books, moves, marks and completes appointments (BASE-5).
 */
@Service
public class AppointmentService {

	public AppointmentId book(BookAppointment command) {
		throw new UnsupportedOperationException("not yet");
	}

	public AppointmentView get(AppointmentId id) {
		throw new UnsupportedOperationException("not yet");
	}

	public void confirm(AppointmentId id) {
		throw new UnsupportedOperationException("not yet");
	}

	public void arrive(AppointmentId id) {
		throw new UnsupportedOperationException("not yet");
	}

	public void complete(AppointmentId id) {
		throw new UnsupportedOperationException("not yet");
	}

	public void cancel(AppointmentId id, @Nullable String reason) {
		throw new UnsupportedOperationException("not yet");
	}

	public void noShow(AppointmentId id, String reason) {
		throw new UnsupportedOperationException("not yet");
	}

	public void reschedule(AppointmentId id, Instant startsAt) {
		throw new UnsupportedOperationException("not yet");
	}

	public AppointmentId openWalkIn(PatientId patient, BranchId branch, @Nullable PractitionerId practitioner,
			@Nullable ServiceId service, Instant startsAt) {
		throw new UnsupportedOperationException("not yet");
	}

	public void completeIfArrived(AppointmentId id) {
		throw new UnsupportedOperationException("not yet");
	}

	public AppointmentId recordPastVisit(PatientId patient, BranchId branch, @Nullable PractitionerId practitioner,
			@Nullable ServiceId service, Instant startsAt) {
		throw new UnsupportedOperationException("not yet");
	}

	public void removePastVisit(AppointmentId id) {
		throw new UnsupportedOperationException("not yet");
	}

}
