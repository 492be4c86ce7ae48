package dental.cuspid.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import static dental.cuspid.imports.ImportField.DATE;
import static dental.cuspid.imports.ImportField.PAID;
import static dental.cuspid.imports.ImportField.SERVICE;
import static dental.cuspid.imports.ImportField.TENDER;

/**
 * Reads a row with a past visit and what was paid then. Money is at stake: a row whose
 * date, amount or way of paying cannot be read is refused; only the service may be
 * missing.
 *
 * @param reader reads the single cells
 * @param services codes and names of the catalogue, folded, to codes
 */
record VisitCells(CellReader reader, Map<String, String> services) implements RowRules {

	@Override
	public ReadRow read(Map<ImportField, List<String>> cells) {
		var row = new ReadRow();
		BalanceCells.card(cells, row);
		String date = CellReader.first(cells, DATE);
		if (date == null) {
			row.refuse(Reason.of(DATE, "imports.reason.noDate"));
		}
		else {
			this.reader.dates()
				.pastMoment(date)
				.ifPresentOrElse((moment) -> row.values().put(DATE, moment),
						() -> row.refuse(Reason.of(DATE, "imports.reason.date", CellReader.shown(date))));
		}
		service(cells, row);
		money(cells, row);
		return row;
	}

	private void service(Map<ImportField, List<String>> cells, ReadRow row) {
		String text = CellReader.first(cells, SERVICE);
		if (text == null) {
			return;
		}
		String code = this.services.get(Vocabulary.fold(text));
		if (code == null) {
			row.drop(SERVICE, "imports.reason.service", CellReader.shown(text));
		}
		else {
			row.values().put(SERVICE, code);
		}
	}

	private void money(Map<ImportField, List<String>> cells, ReadRow row) {
		if (!cells.containsKey(PAID)) {
			return;
		}
		BigDecimal paid = this.reader.amount(cells, row, PAID, this.reader.decimals());
		if (paid == null || paid.signum() < 0) {
			row.refuseWithout(PAID, "imports.reason.noAmount");
			return;
		}
		if (paid.signum() == 0) {
			return;
		}
		row.values().put(PAID, paid);
		String tender = this.reader.word(cells, row, TENDER, "tender", "imports.reason.tender");
		if (cells.containsKey(TENDER) && (tender == null || "NONE".equals(tender))) {
			row.refuseWithout(TENDER, "imports.reason.tenderNotMoney");
			return;
		}
		row.values().put(TENDER, (tender != null) ? tender : "CASH");
	}

}
