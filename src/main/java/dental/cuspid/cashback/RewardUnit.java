package dental.cuspid.cashback;

/**
 * How a condition's value is meant; shown by {@code cashback.unit.} + name.
 */
public enum RewardUnit {

	AMOUNT, PERCENT

}
