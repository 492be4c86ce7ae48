package dental.cuspid.tasks;

/**
 * Whether a task is still to do. Shown by {@code tasks.state.} + name.
 */
public enum TaskState {

	OPEN, DONE

}
