package dental.cuspid.tasks;

import java.time.Instant;

import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * A task as lists show it.
 *
 * @param overdue open and due before now
 * @param cause what made it, or null where somebody wrote it
 */
public record TaskView(TaskId id, String title, @Nullable String details, @Nullable PatientId patient,
		@Nullable String patientName, @Nullable String cardNumber, @Nullable StaffId assignee,
		@Nullable String assigneeUsername, @Nullable String assigneeName, @Nullable Instant dueAt, boolean overdue,
		TaskKind kind, TaskState state, @Nullable TaskCause cause, Instant createdAt, String createdBy,
		@Nullable Instant doneAt, @Nullable String doneBy) {

}
