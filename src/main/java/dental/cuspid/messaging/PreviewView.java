package dental.cuspid.messaging;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a text would read for a real patient.
 *
 * @param size how many SMS it takes, null for e-mail
 * @param cost of those, null where no price is set
 */
public record PreviewView(String patient, @Nullable String subject, String body, @Nullable SmsSize size,
		@Nullable Money cost) {

}
