/**
 * Pages of the overview.
 */
@NullMarked
package dental.cuspid.overview.web;

import org.jspecify.annotations.NullMarked;
