package dental.cuspid.pipelines;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a deal (BX-F1). Made by {@link #of}, completed by {@link #with}.
 *
 * @param stage where it starts, or null for the pipeline's first stage
 * @param fields what is filled in
 */
public record OpenDeal(Pipeline pipeline, PatientId patient, @Nullable String stage, Fields fields,
		@Nullable String reason, @Nullable DealId parent) {

	public static OpenDeal of(Pipeline pipeline, PatientId patient) {
		return new OpenDeal(pipeline, patient, null, Fields.NONE, null, null);
	}

	public OpenDeal at(String stage) {
		return new OpenDeal(this.pipeline, this.patient, stage, this.fields, this.reason, this.parent);
	}

	public OpenDeal with(Fields fields) {
		return new OpenDeal(this.pipeline, this.patient, this.stage, fields, this.reason, this.parent);
	}

	public OpenDeal because(String reason) {
		return new OpenDeal(this.pipeline, this.patient, this.stage, this.fields, reason, this.parent);
	}

	public OpenDeal childOf(DealId parent) {
		return new OpenDeal(this.pipeline, this.patient, this.stage, this.fields, this.reason, parent);
	}

	/**
	 * What can be filled in; null stays as it is.
	 *
	 * @param title empty for the derived one
	 * @param amount null for the derived one
	 * @param visitTypeReason needed where the visit type is set by hand
	 */
	public record Fields(@Nullable String title, @Nullable BigDecimal amount, @Nullable StaffId responsible,
			@Nullable BranchId branch, @Nullable PractitionerId practitioner, @Nullable ServiceId service,
			@Nullable AppointmentId appointment, @Nullable Instant startsAt, @Nullable VisitType visitType,
			@Nullable String visitTypeReason, @Nullable String comment, @Nullable String source,
			@Nullable String sourceDetail, @Nullable Map<String, String> utm) {

		public static final Fields NONE = new Fields(null, null, null, null, null, null, null, null, null, null, null,
				null, null, null);

		/** Where the request comes from. */
		public static Fields from(@Nullable BranchId branch, @Nullable String source, @Nullable String sourceDetail,
				Map<String, String> utm, @Nullable String comment) {
			return new Fields(null, null, null, branch, null, null, null, null, null, null, comment, source,
					sourceDetail, utm);
		}

		public Fields responsible(@Nullable StaffId responsible) {
			return new Fields(this.title, this.amount, responsible, this.branch, this.practitioner, this.service,
					this.appointment, this.startsAt, this.visitType, this.visitTypeReason, this.comment, this.source,
					this.sourceDetail, this.utm);
		}

	}

}
