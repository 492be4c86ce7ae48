package dental.cuspid.referrals;

/**
 * What happened to a referral. Shown by {@code referrals.event.} + name.
 */
public enum ReferralEventKind {

	PRESENTED, REFERRER_CHANGED, REFUSED, GIFT, CREDITED, REVERSED, TOP_UP_DUE, TOP_UP_SENT, TOP_UP_FAILED,
	TOP_UP_TO_RECOVER, TOP_UP_RECOVERED, TOP_UP_CANCELLED

}
