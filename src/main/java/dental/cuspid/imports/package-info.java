/**
 * Brings patients, services, balances and visits in from files, and takes a whole import
 * back out.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic", "patients", "calendar", "ledger", "checkout" })
package dental.cuspid.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
