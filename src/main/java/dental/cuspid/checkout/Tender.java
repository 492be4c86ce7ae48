package dental.cuspid.checkout;

/**
 * How a payment is made; shown by {@code checkout.tender.} + name.
 */
public enum Tender {

	CASH(true), CARD(true), BANK_TRANSFER(true), INSURANCE(true), INTERNAL_ACCOUNT(false), BONUS(false),
	DENTACOIN(false);

	private final boolean money;

	Tender(boolean money) {
		this.money = money;
	}

	/**
	 * Whether it is money (true) or value kept by the clinic (false).
	 */
	public boolean isMoney() {
		return this.money;
	}

}
