/**
 * Checkout pages and API.
 */
@NullMarked
package dental.cuspid.checkout.web;

import org.jspecify.annotations.NullMarked;
