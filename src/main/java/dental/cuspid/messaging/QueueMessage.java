package dental.cuspid.messaging;

import java.time.Instant;
import java.util.Map;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a message to be sent after the transaction commits (BASE-8). Made by
 * {@link #toPatient} or {@link #toAddress}.
 *
 * @param to address or number, or null for the patient's own at the time of sending
 * @param event key of a {@link MessageEvent}
 * @param values texts for the event's placeholders, already in the reader's language
 * @param notBefore earliest time of sending, or null for now
 */
public record QueueMessage(@Nullable PatientId patient, @Nullable String to, Medium medium, String event,
		Map<String, String> values, MessageCause cause, MessageKind kind, @Nullable Instant notBefore) {

	public static QueueMessage toPatient(PatientId patient, Medium medium, String event, Map<String, String> values,
			MessageCause cause) {
		return new QueueMessage(patient, null, medium, event, values, cause, MessageKind.SERVICE, null);
	}

	public static QueueMessage toAddress(String to, Medium medium, String event, Map<String, String> values,
			MessageCause cause) {
		return new QueueMessage(null, to, medium, event, values, cause, MessageKind.SERVICE, null);
	}

	public QueueMessage campaign() {
		return new QueueMessage(this.patient, this.to, this.medium, this.event, this.values, this.cause,
				MessageKind.CAMPAIGN, this.notBefore);
	}

	public QueueMessage notBefore(Instant time) {
		return new QueueMessage(this.patient, this.to, this.medium, this.event, this.values, this.cause, this.kind,
				time);
	}

}
