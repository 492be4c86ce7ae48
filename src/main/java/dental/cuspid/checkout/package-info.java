/**
 * Receipts, payments and refunds; asks reward programs and value tenders through slots.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic", "patients", "calendar", "ledger" })
package dental.cuspid.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
