package dental.cuspid.pipelines;

import java.time.Instant;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * A deal was opened.
 *
 * @param parent the deal it is a copy of, or null
 */
public record DealOpened(DealId deal, Pipeline pipeline, String stage, PatientId patient, @Nullable DealId parent,
		Instant at) {

}
