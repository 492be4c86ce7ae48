package dental.cuspid.messaging;

import java.time.Instant;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody called, wrote or filled in a form. Said again with the same contact when later
 * news add the patient or the duration of a call, so listeners are idempotent by contact.
 *
 * @param patient null where several patients share the number, or nobody is known by it
 * @param durationSeconds of a call that ended, 0 for a missed call, else null
 */
public record ContactReceived(ContactId contact, ContactKind kind, ContactMatch match, @Nullable PatientId patient,
		Instant at, @Nullable Integer durationSeconds, @Nullable String trackingNumber, @Nullable String formKey) {

}
