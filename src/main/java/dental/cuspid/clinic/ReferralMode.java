package dental.cuspid.clinic;

/**
 * What the clinic gives for recommendations; paying for them is forbidden in places
 * (COUP, choice "Legal"). Shown by the message keys {@code clinic.referralMode.} + name.
 */
public enum ReferralMode {

	/** Money on the internal account and the phone. */
	REWARD,

	/** A message of thanks, no money. */
	THANKS,

	/** Nothing. */
	OFF

}
