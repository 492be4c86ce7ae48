/**
 * Tests of the shared values.
 */
@NullMarked
package dental.cuspid.shared;

import org.jspecify.annotations.NullMarked;
