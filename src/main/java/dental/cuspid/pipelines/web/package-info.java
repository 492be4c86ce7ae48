/**
 * Boards, deals and their settings, as pages and API.
 */
@NullMarked
package dental.cuspid.pipelines.web;

import org.jspecify.annotations.NullMarked;
