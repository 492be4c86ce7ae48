/**
 * Values and habits every module shares: money, phone numbers, refusals, paging,
 * submissions; depends on no other module.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dental.cuspid.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
