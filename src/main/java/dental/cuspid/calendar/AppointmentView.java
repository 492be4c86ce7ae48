package dental.cuspid.calendar;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as pages, receipts and the API show it.
 */
public record AppointmentView(AppointmentId id, PatientId patient, @Nullable PractitionerId practitioner,
		BranchId branch, @Nullable ChairId chair, @Nullable ServiceId service, Instant startsAt, Instant endsAt,
		AppointmentState state, VisitType visitType, boolean walkIn, @Nullable String overbookReason,
		@Nullable String reason, @Nullable Instant arrivedAt, @Nullable Instant completedAt, boolean backdated) {

}
