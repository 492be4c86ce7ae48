package dental.cuspid.referrals;

/**
 * How far a referral is. Shown by {@code referrals.state.} + name.
 */
public enum ReferralState {

	/** Recorded; the newcomer has not paid in money yet. */
	WAITING_FOR_PAYMENT,

	/** The newcomer paid, the referrer has what was in force that day. */
	CREDITED,

	/** Credited, and taken back because the money went back. */
	REVERSED,

	/** Struck out before the payment. */
	REFUSED

}
