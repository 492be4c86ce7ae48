package dental.cuspid.messaging;

import org.jspecify.annotations.Nullable;

/**
 * How a text would read for a real patient.
 *
 * @param size how many SMS it takes, null for e-mail
 */
public record PreviewView(String patient, @Nullable String subject, String body, @Nullable SmsSize size) {

}
