/**
 * Pages and API of cashback.
 */
@NullMarked
package dental.cuspid.cashback.web;

import org.jspecify.annotations.NullMarked;
