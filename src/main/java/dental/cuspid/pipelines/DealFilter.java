package dental.cuspid.pipelines;

import java.time.Instant;
import java.util.Set;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Which deals to show; null does not narrow (BX-F1).
 *
 * @param stalled only those that stand still now
 * @param dueBefore only those whose next step is due before a moment
 * @param entered stage that was entered in a span of time
 */
public record DealFilter(@Nullable Pipeline pipeline, Set<String> stages, @Nullable PatientId patient,
		@Nullable Boolean open, @Nullable StaffId responsible, @Nullable BranchId branch,
		@Nullable PractitionerId practitioner, @Nullable ServiceId service, @Nullable VisitType visitType,
		@Nullable String source, @Nullable String refusalReason, boolean stalled, @Nullable Instant dueBefore,
		@Nullable Instant createdFrom, @Nullable Instant createdBefore, @Nullable Entered entered) {

	public static final DealFilter ALL = new DealFilter(null, Set.of(), null, null, null, null, null, null, null, null,
			null, false, null, null, null, null);

	public static DealFilter of(@Nullable Pipeline pipeline, @Nullable String stage, @Nullable PatientId patient,
			@Nullable Boolean open) {
		return new DealFilter(pipeline, (stage != null) ? Set.of(stage) : Set.of(), patient, open, null, null, null,
				null, null, null, null, false, null, null, null, null);
	}

	/** Whether nothing but the pipeline and the branch narrows. */
	boolean countable() {
		return this.stages.isEmpty() && this.patient == null && this.responsible == null && this.practitioner == null
				&& this.service == null && this.visitType == null && this.source == null && this.refusalReason == null
				&& !this.stalled && this.dueBefore == null && this.createdFrom == null && this.createdBefore == null
				&& this.entered == null;
	}

	/**
	 * A stage entered from one moment until before another.
	 */
	public record Entered(String stage, @Nullable Instant from, @Nullable Instant before) {

	}

}
