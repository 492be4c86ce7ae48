/**
 * The clinic itself: settings, branches with their hours, practitioners, chairs, sources
 * and the catalogue of services.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "shared", "staff" })
package dental.cuspid.clinic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
