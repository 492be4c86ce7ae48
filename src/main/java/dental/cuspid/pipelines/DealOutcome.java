package dental.cuspid.pipelines;

/**
 * How a deal was closed. Shown by {@code pipelines.outcome.} + name.
 */
public enum DealOutcome {

	SUCCESS, REFUSAL,

	/** Opened by a move that was taken back. */
	TAKEN_BACK

}
