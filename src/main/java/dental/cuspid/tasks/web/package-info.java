/**
 * Pages and API of tasks.
 */
@NullMarked
package dental.cuspid.tasks.web;

import org.jspecify.annotations.NullMarked;
