package dental.cuspid.cashback;

/**
 * What a condition gives (CB-6): a discount before payment or a bonus after it; shown by
 * {@code cashback.reward.} + name.
 */
public enum Reward {

	BONUS, DISCOUNT

}
