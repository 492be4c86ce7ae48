package dental.cuspid.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import static dental.cuspid.imports.ImportField.ACCOUNT;
import static dental.cuspid.imports.ImportField.AMOUNT;
import static dental.cuspid.imports.ImportField.CARD_NUMBER;
import static dental.cuspid.imports.ImportField.DATE;

/**
 * Reads a row with an opening balance: whose, which account, how much, since when. Money
 * is at stake, so nothing is dropped: a row that cannot be read whole is refused.
 *
 * @param reader reads the single cells
 */
record BalanceCells(CellReader reader) implements RowRules {

	@Override
	public ReadRow read(Map<ImportField, List<String>> cells) {
		var row = new ReadRow();
		card(cells, row);
		String text = CellReader.first(cells, ACCOUNT);
		String account = (text != null) ? Vocabulary.word("account", text).orElse(null) : null;
		if (account == null) {
			row.refuse(Reason.of(ACCOUNT, "imports.reason.account", (text != null) ? CellReader.shown(text) : ""));
			return row;
		}
		row.values().put(ACCOUNT, account);
		int scale = "DENTACOIN".equals(account) ? 0 : this.reader.decimals();
		BigDecimal amount = this.reader.amount(cells, row, AMOUNT, scale);
		if (amount == null || amount.signum() == 0) {
			row.refuseWithout(AMOUNT, "imports.reason.noAmount");
		}
		else {
			row.values().put(AMOUNT, amount);
		}
		String date = CellReader.first(cells, DATE);
		if (date != null) {
			this.reader.dates()
				.past(date)
				.ifPresentOrElse((day) -> row.values().put(DATE, day),
						() -> row.refuse(Reason.of(DATE, "imports.reason.date", CellReader.shown(date))));
		}
		return row;
	}

	static void card(Map<ImportField, List<String>> cells, ReadRow row) {
		String card = CellReader.first(cells, CARD_NUMBER);
		String number = (card != null) ? CellReader.cardNumber(card) : "";
		if (!CellReader.CARD_NUMBER.matcher(number).matches()) {
			row.refuse(
					Reason.of(CARD_NUMBER, "imports.reason.cardNumber", (card != null) ? CellReader.shown(card) : ""));
			return;
		}
		row.values().put(CARD_NUMBER, number);
	}

}
