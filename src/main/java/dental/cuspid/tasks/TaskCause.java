package dental.cuspid.tasks;

/**
 * What made a task: with the kind it is unique, so one cause makes one task.
 *
 * @param type for example {@code deal}
 * @param id of the cause
 */
public record TaskCause(String type, String id) {

	public static TaskCause of(String type, Object id) {
		return new TaskCause(type, id.toString());
	}

}
