package dental.cuspid.pipelines;

import java.time.Duration;
import java.util.List;

/**
 * What a stall limit would have done, shown before it is set (complaint 5).
 *
 * @param span how far back was looked
 * @param stays how often a deal stood in the stage
 * @param before how many of them the limit of today reports
 * @param after how many the asked one would have
 * @param examples some it would have reported that today's does not
 */
public record WhatIf(Duration span, int stays, int before, int after, List<DealId> examples) {

}
