package dental.cuspid.referrals;

/**
 * What a row of the weekly check is about. Shown by {@code referrals.week.kind.} + name.
 */
public enum WeekRowKind {

	COUPONS, PRESENTED, REFERRER_CHANGED, REFUSED, GIFT, CREDITED, REVERSED, TOP_UP_DUE, TOP_UP_SENT, TOP_UP_FAILED,
	TOP_UP_TO_RECOVER, TOP_UP_RECOVERED, TOP_UP_CANCELLED,

	/** The internal account paid a part of a receipt. */
	DEBIT,

	/** Money came back to the internal account from a refund or a voided payment. */
	GIVEN_BACK,

	/** Brought along from the paper cards or an import. */
	OPENING,

	/** An internal account or a bonus corrected by hand. */
	CORRECTION,

	/** Any other movement of the internal account. */
	OTHER

}
