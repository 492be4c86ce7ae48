/**
 * Cuspid: one application for a dental clinic; each folder below is one thing a clinic
 * does.
 */
@NullMarked
package dental.cuspid;

import org.jspecify.annotations.NullMarked;
