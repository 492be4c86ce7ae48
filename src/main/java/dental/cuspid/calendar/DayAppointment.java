package dental.cuspid.calendar;

import java.time.Instant;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientBrief;
import org.jspecify.annotations.Nullable;

/**
 * An appointment in the list of a day.
 *
 * @param visitType whether this is the patient's first treatment
 * @param walkIn came without a booking and holds no time
 * @param overbookReason why it may overlap, null where it does not
 * @param version for noticing that somebody else changed it
 */
public record DayAppointment(AppointmentId id, PatientBrief patient, BranchId branch,
		@Nullable PractitionerId practitioner, @Nullable String practitionerName, @Nullable ChairId chair,
		@Nullable String chairName, @Nullable ServiceId service, @Nullable String serviceName, Instant startsAt,
		Instant endsAt, AppointmentState state, VisitType visitType, boolean walkIn, @Nullable String overbookReason,
		@Nullable String note, @Nullable Instant arrivedAt, long version) {

	/**
	 * Whether it can still be moved.
	 */
	public boolean movable() {
		return this.state.expected();
	}

	public TimeRange time() {
		return new TimeRange(this.startsAt, this.endsAt);
	}

}
