package dental.cuspid.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import dental.cuspid.shared.Csv;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows that were refused, each with its reasons.
 */
final class RefusedFile {

	private final Csv csv;

	RefusedFile(Appendable out, @Nullable String separator) {
		this.csv = new Csv(out, (separator != null && separator.length() == 1) ? separator.charAt(0) : ';');
	}

	void head(Collection<String> headings) {
		List<String> cells = new ArrayList<>(headings);
		cells.add("reason");
		this.csv.line(cells);
	}

	void row(RowView row, int columns) {
		List<String> cells = new ArrayList<>();
		for (int i = 0; i < columns; i++) {
			cells.add((i < row.cells().size()) ? row.cells().get(i) : "");
		}
		cells.add(row.reasons().stream().map(RowView.Reason::message).distinct().collect(Collectors.joining(" ")));
		this.csv.line(cells);
	}

}
