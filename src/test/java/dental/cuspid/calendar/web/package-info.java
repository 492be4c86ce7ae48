/**
 * Tests of the calendar's pages and API.
 */
@NullMarked
package dental.cuspid.calendar.web;

import org.jspecify.annotations.NullMarked;
