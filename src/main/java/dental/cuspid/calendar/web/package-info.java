/**
 * Calendar pages and API.
 */
@NullMarked
package dental.cuspid.calendar.web;

import org.jspecify.annotations.NullMarked;
