/**
 * Pages and API of treatment plans.
 */
@NullMarked
package dental.cuspid.plans.web;

import org.jspecify.annotations.NullMarked;
