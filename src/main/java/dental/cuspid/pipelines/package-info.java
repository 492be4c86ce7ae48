/**
 * The four pipelines: deals, their stages and the one gate before each, what moves them
 * by itself, and why.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "shared", "staff", "clinic", "patients", "calendar", "tasks", "messaging", "plans" })
package dental.cuspid.pipelines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
