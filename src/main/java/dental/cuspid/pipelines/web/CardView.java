package dental.cuspid.pipelines.web;

import java.time.Instant;

import dental.cuspid.pipelines.DealId;
import org.jspecify.annotations.Nullable;

/**
 * A card in words, ready to be shown.
 *
 * @param matter what it is about, or null
 * @param nextIcon icon of the next step
 * @param next the next step with its time, or null
 * @param ask the step of a booked card that is due, or null
 * @param stall how long over the limit, or null
 * @param late whether twice the limit is over
 * @param note what was said at the end, of closed deals
 * @param age how long it stands in its stage
 * @param initials of the responsible, a dash for nobody
 */
record CardView(DealId id, String name, @Nullable String matter, @Nullable String nextIcon, @Nullable String next,
		@Nullable String ask, @Nullable String stall, boolean late, @Nullable String waits, @Nullable String attention,
		@Nullable String note, String sum, Instant since, String age, @Nullable String person, String initials) {

}
