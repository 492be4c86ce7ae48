/**
 * Tests of the demo clinic.
 */
@NullMarked
package dental.cuspid.demo;

import org.jspecify.annotations.NullMarked;
