/**
 * Today, global search: read-only views over all modules.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic", "patients", "calendar", "ledger", "checkout" })
package dental.cuspid.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
