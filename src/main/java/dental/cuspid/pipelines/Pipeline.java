package dental.cuspid.pipelines;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * The four pipelines (BX-A to BX-D). Shown by {@code pipelines.pipeline.} + name.
 */
public enum Pipeline {

	/** From the first request to the patient in the chair. */
	APPOINTMENTS("pipelines.stage.APPOINTMENTS.", "pipelines.task.APPOINTMENTS."),

	/** Active patients, who are asked back and call back. */
	PATIENT_BASE("pipelines.stage.PATIENT_BASE.", "pipelines.task.PATIENT_BASE."),

	/** From the first visit to the signed plan. */
	COORDINATION("pipelines.stage.COORDINATION.", "pipelines.task.COORDINATION."),

	/** Those who never came, or stopped coming. */
	REACTIVATION("pipelines.stage.REACTIVATION.", "pipelines.task.REACTIVATION.");

	private final String stageKeys;

	private final String taskKeys;

	Pipeline(String stageKeys, String taskKeys) {
		this.stageKeys = stageKeys;
		this.taskKeys = taskKeys;
	}

	/** Beginning of the message keys of its stages' names. */
	public String stageKeys() {
		return this.stageKeys;
	}

	/** Beginning of the message keys of its stages' next steps. */
	String taskKeys() {
		return this.taskKeys;
	}

	/** Its name in words, for messages. */
	public MessageSourceResolvable label() {
		return new DefaultMessageSourceResolvable("pipelines.pipeline." + name());
	}

	/** Whether a patient has at most one open deal here. */
	public boolean onePerPatient() {
		return this != APPOINTMENTS;
	}

}
