package dental.cuspid.referrals;

/**
 * Why the weekly check looks at a referral (COUP-15). Shown by {@code referrals.mark.} +
 * name.
 */
public enum ReferralMark {

	/** The referrer had no valid coupons on the day the newcomer first named them. */
	NO_VALID_COUPON,

	/** The newcomer shares a phone or an e-mail address with a patient. */
	HOUSEHOLD

}
