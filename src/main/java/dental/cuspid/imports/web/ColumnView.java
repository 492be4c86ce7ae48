package dental.cuspid.imports.web;

import java.util.ArrayList;
import java.util.List;

import dental.cuspid.imports.ImportView;
import dental.cuspid.imports.RowView;

/**
 * A column of the file: its heading, what it means, and what stands in it.
 *
 * @param number from 1
 * @param heading may be empty
 * @param field name of the field it means
 * @param samples a few of its texts
 */
record ColumnView(int number, String heading, String field, List<String> samples) {

	private static final int SAMPLES = 3;

	static List<ColumnView> of(ImportView view, List<RowView> rows) {
		List<ColumnView> columns = new ArrayList<>();
		for (var column : view.mapping().entrySet()) {
			int at = columns.size();
			List<String> samples = rows.stream()
				.map((row) -> (at < row.cells().size()) ? row.cells().get(at) : "")
				.filter((cell) -> !cell.isEmpty())
				.distinct()
				.limit(SAMPLES)
				.toList();
			columns.add(new ColumnView(at + 1, column.getKey(), column.getValue(), samples));
		}
		return columns;
	}

	/** The reasons that belong to this column of a row. */
	public List<RowView.Reason> reasons(RowView row) {
		return this.field.equals("ignore") ? List.of() : row.reasonsAt(this.field);
	}

	public String cell(RowView row) {
		return (this.number <= row.cells().size()) ? row.cells().get(this.number - 1) : "";
	}

}
