/**
 * Tests of receipts and payments.
 */
@NullMarked
package dental.cuspid.checkout;

import org.jspecify.annotations.NullMarked;
