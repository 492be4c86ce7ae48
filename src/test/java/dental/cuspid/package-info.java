/**
 * What all tests share, and the tests of the application as a whole.
 */
@NullMarked
package dental.cuspid;

import org.jspecify.annotations.NullMarked;
