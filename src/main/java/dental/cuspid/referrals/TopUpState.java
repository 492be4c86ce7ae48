package dental.cuspid.referrals;

/**
 * How far a phone top-up is. Shown by {@code referrals.topUp.} + name.
 */
public enum TopUpState {

	/** To be paid. */
	DUE,

	/** Paid to the phone. */
	SENT,

	/** Could not be paid; can be tried again. */
	FAILED,

	/** Paid, but the referral was taken back since. */
	TO_RECOVER,

	/** Paid, taken back, and the money is here again. */
	RECOVERED,

	/** The referral was taken back before it was paid. */
	CANCELLED

}
