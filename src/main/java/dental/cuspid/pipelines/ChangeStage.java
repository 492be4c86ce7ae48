package dental.cuspid.pipelines;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a stage; what is null stays as it is.
 *
 * @param name empty for the shipped name
 * @param stallAfterMinutes minutes of working time, 0 for no limit
 * @param task text of the next step, empty for no task
 * @param messages text to the patient on entry by language; an empty text or null for
 * none
 * @param shippedTask whether the next step has the shipped text again
 */
public record ChangeStage(@Nullable String name, @Nullable Integer stallAfterMinutes, @Nullable String task,
		@Nullable Map<String, @Nullable String> messages, @Nullable List<DealField> requiredFields,
		boolean shippedTask) {

	public ChangeStage(@Nullable String name, @Nullable Integer stallAfterMinutes, @Nullable String task,
			@Nullable Map<String, @Nullable String> messages, @Nullable List<DealField> requiredFields) {
		this(name, stallAfterMinutes, task, messages, requiredFields, false);
	}

}
