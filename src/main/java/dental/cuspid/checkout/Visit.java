package dental.cuspid.checkout;

import java.time.Instant;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * The visit a receipt is written for.
 */
record Visit(AppointmentId appointment, PatientId patient, BranchId branch, @Nullable VisitType type, Instant startsAt,
		@Nullable Instant completedAt) {

	static Visit of(AppointmentView view) {
		return new Visit(view.id(), view.patient(), view.branch(), view.visitType(), view.startsAt(),
				view.completedAt());
	}

}
