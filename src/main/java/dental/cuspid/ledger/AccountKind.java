package dental.cuspid.ledger;

import java.util.Currency;

/**
 * The three balances of a patient, never mixed; shown by {@code ledger.account.} +
 * name. Internal account and bonus are money, Dentacoin are whole tokens.
 */
public enum AccountKind {

	INTERNAL, BONUS, DENTACOIN;

	/** Unit of the Dentacoin accounts. */
	public static final String DENTACOIN_UNIT = "DCN";

	/**
	 * Whether the balance is money of the clinic's currency.
	 */
	public boolean isMoney() {
		return this != DENTACOIN;
	}

	String unit(Currency currency) {
		return isMoney() ? currency.getCurrencyCode() : DENTACOIN_UNIT;
	}

}
