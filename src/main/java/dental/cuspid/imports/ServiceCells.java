package dental.cuspid.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static dental.cuspid.imports.ImportField.CATEGORY;
import static dental.cuspid.imports.ImportField.CODE;
import static dental.cuspid.imports.ImportField.DURATION;
import static dental.cuspid.imports.ImportField.NAME;
import static dental.cuspid.imports.ImportField.PRICE;

/**
 * Reads a row of a price list: code, name, category and price are needed.
 *
 * @param reader reads the single cells
 * @param categories what files call the clinic's categories, folded, to their codes
 */
record ServiceCells(CellReader reader, Map<String, String> categories) implements RowRules {

	private static final Pattern CODE_SHAPE = Pattern.compile("[\\p{L}\\p{N}._/-]{1,30}");

	private static final Pattern DURATION_SHAPE = Pattern.compile(
			"(?iu)(?:([0-9]{1,2})\\s*(?:h|std\\.?|\u0447\\.?|:))?\\s*([0-9]{1,3})?\\s*(?:min\\.?|minuten|minutes|m|\u043c\u0438\u043d\\.?|\u043c\u0438\u043d\u0443\u0442\\p{L}?|')?");

	@Override
	public ReadRow read(Map<ImportField, List<String>> cells) {
		var row = new ReadRow();
		String code = CellReader.first(cells, CODE);
		if (code == null || !CODE_SHAPE.matcher(code).matches()) {
			row.refuse(Reason.of(CODE, "imports.reason.serviceCode"));
		}
		else {
			row.values().put(CODE, code.toUpperCase(Locale.ROOT));
		}
		String name = CellReader.first(cells, NAME);
		if (name == null || name.length() > 200) {
			row.refuse(Reason.of(NAME, "imports.reason.serviceName"));
		}
		else {
			row.values().put(NAME, name);
		}
		category(cells, row);
		BigDecimal price = this.reader.amount(cells, row, PRICE, this.reader.decimals());
		if (price == null || price.signum() < 0) {
			row.refuseWithout(PRICE, "imports.reason.noPrice");
		}
		else {
			row.values().put(PRICE, price);
		}
		duration(cells, row);
		return row;
	}

	private void category(Map<ImportField, List<String>> cells, ReadRow row) {
		String text = CellReader.first(cells, CATEGORY);
		String category = (text != null) ? this.categories.get(Vocabulary.fold(text)) : null;
		if (category == null) {
			row.refuse(Reason.of(CATEGORY, "imports.reason.category", (text != null) ? CellReader.shown(text) : ""));
		}
		else {
			row.values().put(CATEGORY, category);
		}
	}

	private static void duration(Map<ImportField, List<String>> cells, ReadRow row) {
		String text = CellReader.first(cells, DURATION);
		if (text == null) {
			return;
		}
		int minutes = minutes(text);
		if (minutes < 5 || minutes > 720) {
			row.drop(DURATION, "imports.reason.duration", CellReader.shown(text));
		}
		else {
			row.values().put(DURATION, minutes);
		}
	}

	/** "45", "45 min", "1:30", "1 h 30". */
	static int minutes(String text) {
		Matcher parts = DURATION_SHAPE.matcher(text.strip());
		if (!parts.matches() || parts.group(1) == null && parts.group(2) == null) {
			return -1;
		}
		int hours = (parts.group(1) != null) ? Integer.parseInt(parts.group(1)) : 0;
		return hours * 60 + ((parts.group(2) != null) ? Integer.parseInt(parts.group(2)) : 0);
	}

}
