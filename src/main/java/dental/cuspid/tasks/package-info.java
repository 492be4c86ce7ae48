/**
 * Tasks of staff: mine, the team's, due and overdue, by hand or made by other modules.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff", "clinic", "patients" })
package dental.cuspid.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
