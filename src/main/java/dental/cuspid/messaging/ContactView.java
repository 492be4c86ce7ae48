package dental.cuspid.messaging;

import java.time.Instant;
import java.util.Map;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * A contact as lists show it.
 *
 * @param channel name of the channel, where known
 * @param sender as the outside named it
 * @param phone international form, where it is a number
 * @param signed whether the sender proved who it is
 */
public record ContactView(ContactId id, ContactKind kind, @Nullable String channel, ContactMatch match,
		@Nullable PatientId patient, @Nullable String patientName, @Nullable String sender, @Nullable String phone,
		@Nullable String email, @Nullable String name, @Nullable String text, Map<String, String> utm,
		@Nullable String trackingNumber, @Nullable String formKey, @Nullable Integer durationSeconds, boolean signed,
		Instant occurredAt, Instant receivedAt) {

	/** A call nobody took. */
	public boolean missed() {
		return this.kind.isMissed(this.durationSeconds);
	}

	/** What to call the person, as far as known. */
	public String who() {
		for (String text : new String[] { this.patientName, this.name, this.phone, this.email, this.sender }) {
			if (text != null && !text.isBlank()) {
				return text;
			}
		}
		return "";
	}

}
