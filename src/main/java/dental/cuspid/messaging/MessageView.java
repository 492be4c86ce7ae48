package dental.cuspid.messaging;

import java.time.Instant;

import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing message as lists show it, with the exact text.
 *
 * @param to number or address it went to, or null until it is sent
 * @param parts how many SMS it takes, 0 for e-mail
 * @param cost of its SMS parts when it was queued, null where no price was set
 * @param detail what the server or gateway said
 * @param nextAttemptAt when it is tried (again), while it is queued
 */
public record MessageView(MessageId id, @Nullable PatientId patient, @Nullable String patientName, Medium medium,
		MessageKind kind, String event, String language, @Nullable String to, @Nullable String subject, String text,
		int parts, @Nullable Money cost, MessageState state, @Nullable MessageReason reason, @Nullable String detail,
		MessageCause cause, int attempts, Instant nextAttemptAt, Instant createdAt, @Nullable Instant sentAt,
		@Nullable String by) {

}
