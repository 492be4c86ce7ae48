/**
 * Tests of patient accounts.
 */
@NullMarked
package dental.cuspid.patients;

import org.jspecify.annotations.NullMarked;
