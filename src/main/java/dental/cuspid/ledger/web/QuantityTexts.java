package dental.cuspid.ledger.web;

import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Quantity;
import dental.cuspid.shared.PageFormats;

/**
 * Amounts of accounts as the page writes them: money by locale, Dentacoin grouped and
 * whole.
 *
 * @param formats the reader's formats
 */
public record QuantityTexts(PageFormats formats) {

	/**
	 * With its unit.
	 */
	public String text(Quantity quantity) {
		return quantity.isMoney() ? this.formats.money(quantity.money())
				: this.formats.number(quantity.amount()) + "\u00a0" + AccountKind.DENTACOIN_UNIT;
	}

	/**
	 * With its unit, and a plus on credits.
	 */
	public String signed(Quantity quantity) {
		return ((quantity.amount().signum() > 0) ? "+" : "") + text(quantity);
	}

}
