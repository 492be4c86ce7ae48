/**
 * Pages and API of staff: sign-in, preferences, users, tokens, audit.
 */
@NullMarked
package dental.cuspid.staff.web;

import org.jspecify.annotations.NullMarked;
