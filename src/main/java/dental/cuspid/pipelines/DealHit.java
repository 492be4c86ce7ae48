package dental.cuspid.pipelines;

import org.springframework.context.MessageSourceResolvable;

/**
 * A deal found by a search (BASE-2).
 *
 * @param stage name of the stage in words
 */
public record DealHit(DealId id, String title, String patientName, Pipeline pipeline, MessageSourceResolvable stage,
		boolean open) {

}
