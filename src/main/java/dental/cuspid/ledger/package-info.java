/**
 * Double-entry accounts of each patient: internal account, bonus, Dentacoin; every
 * movement with its cause.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic", "patients" })
package dental.cuspid.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
