/**
 * Tests of the pages and the API of patients.
 */
@NullMarked
package dental.cuspid.patients.web;

import org.jspecify.annotations.NullMarked;
