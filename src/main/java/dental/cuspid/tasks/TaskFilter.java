package dental.cuspid.tasks;

import java.time.Instant;

import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks to show; null does not narrow.
 *
 * @param dueBefore only those due before a moment
 */
public record TaskFilter(@Nullable StaffId assignee, @Nullable TaskState state, @Nullable TaskKind kind,
		@Nullable Instant dueBefore) {

	public static TaskFilter open(@Nullable StaffId assignee) {
		return new TaskFilter(assignee, TaskState.OPEN, null, null);
	}

	public static TaskFilter done(@Nullable StaffId assignee) {
		return new TaskFilter(assignee, TaskState.DONE, null, null);
	}

	public TaskFilter before(Instant due) {
		return new TaskFilter(this.assignee, this.state, this.kind, due);
	}

}
