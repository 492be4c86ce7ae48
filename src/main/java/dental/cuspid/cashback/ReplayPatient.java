package dental.cuspid.cashback;

import java.util.UUID;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A patient who would have got more or less under a rule.
 *
 * @param receipts of the period
 */
public record ReplayPatient(UUID patient, String name, @Nullable String cardNumber, int receipts, Money today,
		Money rule, Money difference) {

}
