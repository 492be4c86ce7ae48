package dental.cuspid.pipelines;

/**
 * How a stage closes its deals. Shown by {@code pipelines.ending.} + name.
 */
public enum StageEnding {

	SUCCESS, REFUSAL

}
