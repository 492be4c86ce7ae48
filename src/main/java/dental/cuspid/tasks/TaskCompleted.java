package dental.cuspid.tasks;

import java.time.Instant;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody finished a task.
 */
public record TaskCompleted(TaskId task, TaskKind kind, @Nullable TaskCause cause, @Nullable PatientId patient,
		Instant at) {

}
