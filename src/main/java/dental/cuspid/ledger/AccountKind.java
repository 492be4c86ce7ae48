package dental.cuspid.ledger;

/**
 * The three balances of a patient, never mixed; shown by {@code ledger.account.} +
 * name.
 */
public enum AccountKind {

	INTERNAL, BONUS, DENTACOIN

}
