/**
 * Tests of the ledger.
 */
@NullMarked
package dental.cuspid.ledger;

import org.jspecify.annotations.NullMarked;
