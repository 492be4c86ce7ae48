package dental.cuspid.referrals;

/**
 * Which referrals a list shows. Shown by {@code referrals.filter.} + name.
 */
public enum ReferralFilter {

	ALL, WAITING, MARKED

}
