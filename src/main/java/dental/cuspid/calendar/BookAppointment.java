package dental.cuspid.calendar;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to book.
 *
 * @param durationMinutes that of the service where none is given
 * @param overbookReason allows an overlap or a time outside opening hours
 */
public record BookAppointment(PatientId patient, PractitionerId practitioner, BranchId branch, ServiceId service,
		Instant startsAt, @Nullable Integer durationMinutes, @Nullable ChairId chair, @Nullable String overbookReason,
		@Nullable String note) {

}
