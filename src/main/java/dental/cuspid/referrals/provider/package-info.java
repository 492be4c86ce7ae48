/**
 * The outside world of referrals: the provider that pays phone top-ups.
 */
@NullMarked
package dental.cuspid.referrals.provider;

import org.jspecify.annotations.NullMarked;
