package dental.cuspid.pipelines.web;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.pipelines.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a deal as a form (BX-F1).
 *
 * @param patient card number, of a new deal
 * @param version the deal that was looked at
 */
record DealForm(@Nullable Pipeline pipeline, @Nullable String patient, @Nullable String title,
		@Nullable BigDecimal amount, @Nullable String responsible, @Nullable String branch,
		@Nullable String practitioner, @Nullable String service, @Nullable LocalDateTime startsAt,
		@Nullable VisitType visitType, @Nullable String visitTypeReason, @Nullable String comment,
		@Nullable String source, @Nullable String sourceDetail, @Nullable Long version) {

	static DealForm empty(Pipeline pipeline, @Nullable String patient) {
		return new DealForm(pipeline, patient, null, null, null, null, null, null, null, null, null, null, null, null,
				null);
	}

}
