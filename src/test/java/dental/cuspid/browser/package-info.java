/**
 * Tests in a real browser, and what they share.
 */
@NullMarked
package dental.cuspid.browser;

import org.jspecify.annotations.NullMarked;
