/**
 * Comprehensive treatment plans: from a draft through approval and presentation to the
 * signed contract and its doing.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic", "patients", "calendar", "checkout" })
package dental.cuspid.plans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
