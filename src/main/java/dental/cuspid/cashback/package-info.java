/**
 * Bonus on money paid: rates per service, or rules with intervals; evaluated the same way
 * for the receipt, the posting, the explanation and the replay.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic", "patients", "ledger", "messaging", "calendar",
		"checkout" })
package dental.cuspid.cashback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
