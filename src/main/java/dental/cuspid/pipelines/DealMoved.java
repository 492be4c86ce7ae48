package dental.cuspid.pipelines;

import java.time.Instant;

import dental.cuspid.patients.PatientId;

/**
 * A deal entered another stage.
 */
public record DealMoved(MoveId move, DealId deal, Pipeline pipeline, String from, String to, PatientId patient, Why why,
		Instant at) {

}
