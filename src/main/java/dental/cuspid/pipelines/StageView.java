package dental.cuspid.pipelines;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * A stage with the clinic's settings for it (BX-E1, BX-E2).
 *
 * @param position order within the pipeline, from 1
 * @param own whether the clinic added it
 * @param name the clinic's own name, or null for the shipped one
 * @param stallAfterMinutes limit in minutes of working time, or null for none
 * @param task the clinic's own text of the next step, empty for no task, or null for the
 * shipped one
 * @param messages text sent to the patient on entry, by language; empty for none
 * @param requiredFields what must be filled in on entry, besides what the stage itself
 * asks for
 */
public record StageView(StageRef ref, int position, boolean own, @Nullable StageEnding ending, @Nullable String name,
		@Nullable Integer stallAfterMinutes, @Nullable String task, Map<String, String> messages,
		List<DealField> requiredFields, long version) {

	/** Whether deals stay open here. */
	public boolean open() {
		return this.ending == null;
	}

	/** Its name in words, for messages and pages. */
	public MessageSourceResolvable label() {
		return new DefaultMessageSourceResolvable(new String[] { labelKey() }, null,
				(this.name != null) ? this.name : this.ref.code());
	}

	/** Message key of its name; for a name of the clinic's own there is none. */
	public String labelKey() {
		return (this.name != null) ? this.name : this.ref.pipeline().stageKeys() + this.ref.code();
	}

	/** Message key of the shipped next step. */
	public String taskKey() {
		return this.ref.pipeline().taskKeys() + this.ref.code();
	}

}
