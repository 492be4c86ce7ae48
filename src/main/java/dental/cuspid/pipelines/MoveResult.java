package dental.cuspid.pipelines;

import java.util.List;

import dental.cuspid.shared.Refusal.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of one deal of a bulk move.
 *
 * @param move the move, or null where it was refused
 * @param problems why it was refused
 */
public record MoveResult(DealId deal, @Nullable MoveId move, List<Problem> problems) {

	public boolean moved() {
		return this.move != null;
	}

}
