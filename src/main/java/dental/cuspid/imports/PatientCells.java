package dental.cuspid.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dental.cuspid.patients.WalletAddress;
import org.jspecify.annotations.Nullable;

import static dental.cuspid.imports.ImportField.BIRTH_DATE;
import static dental.cuspid.imports.ImportField.BONUS;
import static dental.cuspid.imports.ImportField.CARD_NUMBER;
import static dental.cuspid.imports.ImportField.COMMENT;
import static dental.cuspid.imports.ImportField.DENTACOIN;
import static dental.cuspid.imports.ImportField.EMAIL;
import static dental.cuspid.imports.ImportField.FIRST_NAME;
import static dental.cuspid.imports.ImportField.FULL_NAME;
import static dental.cuspid.imports.ImportField.INTERNAL_ACCOUNT;
import static dental.cuspid.imports.ImportField.LANGUAGE;
import static dental.cuspid.imports.ImportField.LAST_NAME;
import static dental.cuspid.imports.ImportField.LAST_VISIT;
import static dental.cuspid.imports.ImportField.MIDDLE_NAME;
import static dental.cuspid.imports.ImportField.PAID;
import static dental.cuspid.imports.ImportField.PHONE;
import static dental.cuspid.imports.ImportField.RECOMMENDED_BY;
import static dental.cuspid.imports.ImportField.SALUTATION;
import static dental.cuspid.imports.ImportField.SOURCE;
import static dental.cuspid.imports.ImportField.TITLE;
import static dental.cuspid.imports.ImportField.VISIT_COUNT;
import static dental.cuspid.imports.ImportField.WALLET_ADDRESS;

/**
 * Reads a row about a patient. It is taken as long as a name and one of card number,
 * phone, e-mail and birth date remain (BASE-13).
 *
 * @param reader reads the single cells
 * @param treated whether the people of this file have been treated here
 */
record PatientCells(CellReader reader, boolean treated) implements RowRules {

	private static final int NAME = 80;

	@Override
	public ReadRow read(Map<ImportField, List<String>> cells) {
		var row = new ReadRow();
		String card = CellReader.first(cells, CARD_NUMBER);
		if (card != null) {
			String number = CellReader.cardNumber(card);
			if (!CellReader.CARD_NUMBER.matcher(number).matches()) {
				row.refuse(Reason.of(CARD_NUMBER, "imports.reason.cardNumber", CellReader.shown(card)));
			}
			else {
				row.values().put(CARD_NUMBER, number);
			}
		}
		name(cells, row);
		this.reader.pastDate(cells, row, BIRTH_DATE);
		this.reader.phones(cells, row);
		this.reader.emails(cells, row);
		row.values().put(LANGUAGE, this.reader.word(cells, row, LANGUAGE, "language", "imports.reason.language"));
		this.reader.text(cells, row, SOURCE, 100);
		recommendedBy(cells, row);
		wallet(cells, row);
		balances(cells, row);
		history(cells, row);
		row.values().put(COMMENT, comment(cells));
		boolean found = Stream.of(CARD_NUMBER, PHONE, EMAIL, BIRTH_DATE).anyMatch(row.values()::has);
		if (!row.refused() && !found) {
			row.refuse(Reason.row("imports.reason.nothingToFindBy"));
		}
		return row;
	}

	private void name(Map<ImportField, List<String>> cells, ReadRow row) {
		String full = CellReader.first(cells, FULL_NAME);
		NameText name = (full != null) ? NameText.split(full) : new NameText("", "", "", "", "");
		String last = own(cells, LAST_NAME, name.last());
		String first = own(cells, FIRST_NAME, name.first());
		if (last.isEmpty() && first.isEmpty()) {
			row.refuse(Reason.of((full != null) ? FULL_NAME : LAST_NAME, "imports.reason.noName"));
			return;
		}
		if (last.length() > NAME || first.length() > NAME) {
			row.refuse(Reason.of(LAST_NAME, "imports.reason.tooLong", String.valueOf(NAME)));
			return;
		}
		row.values().put(LAST_NAME, last.isEmpty() ? first : last);
		row.values().put(FIRST_NAME, last.isEmpty() ? "" : first);
		row.values().put(MIDDLE_NAME, cut(own(cells, MIDDLE_NAME, name.middle()), NAME));
		row.values().put(SALUTATION, cut(or(cells, SALUTATION, name.salutation()), 20));
		row.values().put(TITLE, cut(or(cells, TITLE, name.title()), 40));
	}

	private static String own(Map<ImportField, List<String>> cells, ImportField field, String otherwise) {
		String text = CellReader.first(cells, field);
		return (text != null && text.codePoints().anyMatch(Character::isLetter)) ? NameText.proper(text) : otherwise;
	}

	private static String or(Map<ImportField, List<String>> cells, ImportField field, String otherwise) {
		String text = CellReader.first(cells, field);
		return (text != null) ? text : otherwise;
	}

	private static String cut(String text, int longest) {
		return (text.length() <= longest) ? text : text.substring(0, longest).strip();
	}

	private static void recommendedBy(Map<ImportField, List<String>> cells, ReadRow row) {
		String text = CellReader.first(cells, RECOMMENDED_BY);
		if (text == null) {
			return;
		}
		String number = CellReader.cardNumber(text);
		if (!CellReader.CARD_NUMBER.matcher(number).matches()) {
			row.drop(RECOMMENDED_BY, "imports.reason.referrerUnknown", CellReader.shown(text));
		}
		else if (number.equals(row.values().text(CARD_NUMBER))) {
			row.drop(RECOMMENDED_BY, "imports.reason.referrerSelf");
		}
		else {
			row.values().put(RECOMMENDED_BY, number);
		}
	}

	private static void wallet(Map<ImportField, List<String>> cells, ReadRow row) {
		String text = CellReader.first(cells, WALLET_ADDRESS);
		if (text == null) {
			return;
		}
		WalletAddress.parse(text)
			.ifPresentOrElse((address) -> row.values().put(WALLET_ADDRESS, address.value()),
					() -> row.drop(WALLET_ADDRESS, "imports.reason.wallet", CellReader.shown(text)));
	}

	private void balances(Map<ImportField, List<String>> cells, ReadRow row) {
		for (ImportField account : List.of(INTERNAL_ACCOUNT, BONUS, DENTACOIN)) {
			int scale = (account == DENTACOIN) ? 0 : this.reader.decimals();
			BigDecimal amount = this.reader.amount(cells, row, account, scale);
			if (amount != null && amount.signum() != 0) {
				row.values().put(account, amount);
			}
		}
	}

	/** A last visit always means that the person was treated here. */
	private void history(Map<ImportField, List<String>> cells, ReadRow row) {
		this.reader.pastDate(cells, row, LAST_VISIT);
		Integer visits = this.reader.count(cells, row, VISIT_COUNT);
		int least = row.values().has(LAST_VISIT) ? 1 : 0;
		int usual = this.treated ? 1 : 0;
		row.values().put(VISIT_COUNT, Math.max(least, (visits != null) ? visits : usual));
		BigDecimal paid = this.reader.amount(cells, row, PAID, this.reader.decimals());
		if (paid != null && paid.signum() < 0) {
			row.drop(PAID, "imports.reason.negative");
		}
		else if (paid != null && paid.signum() > 0) {
			row.values().put(PAID, paid);
		}
	}

	private static @Nullable String comment(Map<ImportField, List<String>> cells) {
		List<String> texts = cells.get(COMMENT);
		return (texts != null) ? cut(String.join("\n", texts), 4000) : null;
	}

}
