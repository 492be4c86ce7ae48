package dental.cuspid.tasks;

import java.time.Instant;

import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a task.
 *
 * @param assignee who does it, or null for the team
 * @param dueAt until when, or null
 * @param wording of the title where the product gives it, or null
 */
public record NewTask(String title, @Nullable String details, @Nullable PatientId patient, @Nullable StaffId assignee,
		@Nullable Instant dueAt, @Nullable TaskWording wording) {

	public NewTask(String title, @Nullable String details, @Nullable PatientId patient, @Nullable StaffId assignee,
			@Nullable Instant dueAt) {
		this(title, details, patient, assignee, dueAt, null);
	}

	public static NewTask of(String title, @Nullable PatientId patient, @Nullable StaffId assignee,
			@Nullable Instant dueAt) {
		return new NewTask(title, null, patient, assignee, dueAt);
	}

	public NewTask worded(@Nullable TaskWording wording) {
		return new NewTask(this.title, this.details, this.patient, this.assignee, this.dueAt, wording);
	}

}
