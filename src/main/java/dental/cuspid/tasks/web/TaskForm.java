package dental.cuspid.tasks.web;

import java.time.LocalDate;
import java.time.LocalTime;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is typed.
 *
 * @param patient card number
 * @param assignee user name, empty for the team
 */
record TaskForm(@NotBlank @Size(max = 200) String title, @Nullable @Size(max = 2000) String details,
		@Nullable String patient, @Nullable String assignee, @Nullable LocalDate due, @Nullable LocalTime at) {

	static TaskForm mine(String username, @Nullable LocalDate due) {
		return new TaskForm("", null, null, username, due, null);
	}

}
