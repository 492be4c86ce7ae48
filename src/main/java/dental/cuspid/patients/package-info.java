/**
 * Patient accounts: contacts, consents, households, search, duplicates, and the patient
 * page with its slots.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic" })
package dental.cuspid.patients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
