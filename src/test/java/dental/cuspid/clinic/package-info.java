/**
 * Tests of the clinic's settings and directories.
 */
@NullMarked
package dental.cuspid.clinic;

import org.jspecify.annotations.NullMarked;
