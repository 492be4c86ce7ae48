package dental.cuspid.pipelines.web;

import java.util.List;

import dental.cuspid.pipelines.DealField;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a stage as a form.
 *
 * @param name empty for the shipped one
 * @param hours stall limit in hours of working time, empty for none
 * @param minutes further minutes of it
 * @param ownTask whether the next step has a text of the clinic's own
 * @param task that text; empty for no task
 */
record StageForm(@Nullable String name, @Nullable Integer hours, @Nullable Integer minutes, @Nullable Boolean ownTask,
		@Nullable String task, @Nullable String messageEn, @Nullable String messageDe, @Nullable String messageRu,
		@Nullable List<DealField> required) {

	private static final int HOUR = 60;

	/** The limit in minutes; 0 for none. */
	int limit() {
		return ((this.hours != null) ? this.hours * HOUR : 0) + ((this.minutes != null) ? this.minutes : 0);
	}

}
