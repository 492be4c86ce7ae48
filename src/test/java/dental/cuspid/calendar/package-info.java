/**
 * Tests of appointments, their states and free times.
 */
@NullMarked
package dental.cuspid.calendar;

import org.jspecify.annotations.NullMarked;
