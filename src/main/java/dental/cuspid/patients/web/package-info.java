/**
 * Pages and API of patients.
 */
@NullMarked
package dental.cuspid.patients.web;

import org.jspecify.annotations.NullMarked;
