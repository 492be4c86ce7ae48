package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.Map;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * A deal with all its fields (BX-F1).
 *
 * @param title the typed one, else patient and service
 * @param ownTitle as typed
 * @param responsible who takes care of it, with user name and name
 * @param refusalReason name of a {@link RefusalReason} or own words
 * @param requests how often the patient asked, the first time included
 * @param attention whether somebody should look at it now
 * @param stageEnteredAt when each stage was entered last
 * @param dueAt when its next step is due
 * @param stallAt when it counts as standing still
 * @param version what a change must name to be refused when it is stale
 */
public record DealView(DealId id, Pipeline pipeline, String stage, PatientId patient, String patientName,
		@Nullable String patientPhone, @Nullable String cardNumber, String title, @Nullable String ownTitle,
		@Nullable Money amount, boolean amountTyped, @Nullable Responsible responsible, @Nullable BranchId branch,
		@Nullable PractitionerId practitioner, @Nullable String practitionerName, @Nullable ServiceId service,
		@Nullable String serviceName, @Nullable AppointmentId appointment, @Nullable Instant startsAt,
		@Nullable VisitType visitType, @Nullable String visitTypeReason, @Nullable String comment,
		@Nullable String refusalReason, @Nullable String source, @Nullable String sourceDetail, Map<String, String> utm,
		@Nullable DealId parent, boolean open, @Nullable DealOutcome outcome, int requests, boolean attention,
		@Nullable Instant lastContactAt, Map<String, Instant> stageEnteredAt, Instant inStageSince,
		@Nullable Instant dueAt, @Nullable Instant stallAt, @Nullable Instant snoozedUntil,
		@Nullable String snoozeReason, Instant createdAt, @Nullable Instant closedAt, long version) {

	/** Whether it stands still for longer than its stage allows. */
	public boolean stalled(Instant now) {
		return this.open && this.stallAt != null && this.stallAt.isBefore(now)
				&& (this.snoozedUntil == null || this.snoozedUntil.isBefore(now));
	}

	/**
	 * Who takes care of a deal.
	 */
	public record Responsible(StaffId id, String username, String name) {

	}

}
