/**
 * Pages and API of coupons, referrals and top-ups.
 */
@NullMarked
package dental.cuspid.referrals.web;

import org.jspecify.annotations.NullMarked;
