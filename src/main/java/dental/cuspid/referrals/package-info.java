/**
 * Coupons, who recommended whom, what the recommender gets for it, and phone top-ups.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic", "patients", "calendar", "ledger", "checkout",
		"messaging", "tasks" })
package dental.cuspid.referrals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
