/**
 * The demo clinic: fictional people and a working day, so that every page shows something
 * real.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic", "patients", "calendar", "ledger", "checkout",
		"cashback", "messaging", "pipelines", "plans", "referrals" })
package dental.cuspid.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
