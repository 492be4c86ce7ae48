/**
 * Tests of the pages and API of staff.
 */
@NullMarked
package dental.cuspid.staff.web;

import org.jspecify.annotations.NullMarked;
