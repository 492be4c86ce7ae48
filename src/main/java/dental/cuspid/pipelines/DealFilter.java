package dental.cuspid.pipelines;

import java.math.BigDecimal;
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
 * @param ended how and when deals ended
 * @param without fields that are empty
 * @param says what else its fields say
 */
public record DealFilter(@Nullable Pipeline pipeline, Set<String> stages, @Nullable PatientId patient,
		@Nullable Boolean open, @Nullable StaffId responsible, @Nullable BranchId branch,
		@Nullable PractitionerId practitioner, @Nullable ServiceId service, @Nullable VisitType visitType,
		@Nullable String source, @Nullable String refusalReason, boolean stalled, @Nullable Instant dueBefore,
		@Nullable Instant createdFrom, @Nullable Instant createdBefore, @Nullable Entered entered,
		@Nullable Ended ended, Set<DealField> without, @Nullable Says says) {

	public DealFilter(@Nullable Pipeline pipeline, Set<String> stages, @Nullable PatientId patient,
			@Nullable Boolean open, @Nullable StaffId responsible, @Nullable BranchId branch,
			@Nullable PractitionerId practitioner, @Nullable ServiceId service, @Nullable VisitType visitType,
			@Nullable String source, @Nullable String refusalReason, boolean stalled, @Nullable Instant dueBefore,
			@Nullable Instant createdFrom, @Nullable Instant createdBefore, @Nullable Entered entered) {
		this(pipeline, stages, patient, open, responsible, branch, practitioner, service, visitType, source,
				refusalReason, stalled, dueBefore, createdFrom, createdBefore, entered, null, Set.of(), null);
	}

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
				&& this.entered == null && this.ended == null && this.without.isEmpty() && this.says == null;
	}

	public DealFilter ended(@Nullable Ended ended) {
		return new DealFilter(this.pipeline, this.stages, this.patient, this.open, this.responsible, this.branch,
				this.practitioner, this.service, this.visitType, this.source, this.refusalReason, this.stalled,
				this.dueBefore, this.createdFrom, this.createdBefore, this.entered, ended, this.without, this.says);
	}

	public DealFilter without(Set<DealField> without) {
		return new DealFilter(this.pipeline, this.stages, this.patient, this.open, this.responsible, this.branch,
				this.practitioner, this.service, this.visitType, this.source, this.refusalReason, this.stalled,
				this.dueBefore, this.createdFrom, this.createdBefore, this.entered, this.ended, without, this.says);
	}

	public DealFilter says(@Nullable Says says) {
		return new DealFilter(this.pipeline, this.stages, this.patient, this.open, this.responsible, this.branch,
				this.practitioner, this.service, this.visitType, this.source, this.refusalReason, this.stalled,
				this.dueBefore, this.createdFrom, this.createdBefore, this.entered, this.ended, this.without, says);
	}

	/**
	 * A stage entered from one moment until before another.
	 *
	 * @param stage which, or null for any
	 * @param onward whether the deal went on from there, to anything but a refusal
	 * @param by who moved it there by hand, or null for anybody
	 */
	public record Entered(@Nullable String stage, @Nullable Instant from, @Nullable Instant before, boolean onward,
			@Nullable StaffId by) {

	}

	/**
	 * What the fields say that hold a text, an amount or a time.
	 *
	 * @param words part of the name of the patient, the title, the comment, the source or
	 * the campaign, in any case
	 */
	public record Says(@Nullable String words, @Nullable BigDecimal amountFrom, @Nullable BigDecimal amountTo,
			@Nullable Instant startsFrom, @Nullable Instant startsBefore) {

	}

	/**
	 * Ended from one moment until before another.
	 */
	public record Ended(@Nullable DealOutcome outcome, @Nullable Instant from, @Nullable Instant before) {

	}

}
