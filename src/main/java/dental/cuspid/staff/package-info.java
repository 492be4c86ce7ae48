/**
 * The people who use the product: accounts, roles and rights, sign-in, API tokens, and
 * the trail of what each of them did and saw.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package dental.cuspid.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
