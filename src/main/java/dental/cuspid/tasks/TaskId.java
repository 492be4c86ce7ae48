package dental.cuspid.tasks;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a task.
 *
 * @param value the identifier
 */
public record TaskId(UUID value) {

	public static TaskId next() {
		return new TaskId(Ids.next());
	}

	public static TaskId of(String text) {
		return new TaskId(Ids.parse(text));
	}

	@JsonValue
	public UUID value() {
		return this.value;
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
