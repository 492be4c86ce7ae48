package dental.cuspid.tasks;

/**
 * Where a task comes from. Shown by {@code tasks.kind.} + name.
 */
public enum TaskKind {

	/** The next step of a deal. */
	NEXT_STEP,

	/** A deal stands still for too long. */
	STALLED,

	/** Somebody called and was not heard. */
	MISSED_CALL,

	/** Written by hand. */
	MANUAL

}
