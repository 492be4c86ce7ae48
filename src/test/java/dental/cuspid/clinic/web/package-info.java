/**
 * Tests of the clinic's pages and API.
 */
@NullMarked
package dental.cuspid.clinic.web;

import org.jspecify.annotations.NullMarked;
