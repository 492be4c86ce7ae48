package dental.cuspid.messaging;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * How far the product is with a contact.
 *
 * @param processed whether the patient was looked for
 * @param deal identifier of the deal that came of it, where one did
 */
public record ContactStatus(ContactId contact, boolean processed, @Nullable PatientId patient, @Nullable String deal) {

}
