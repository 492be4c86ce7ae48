package dental.cuspid.imports;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A row of the file and what happens to it.
 *
 * @param row as a spreadsheet numbers it
 * @param values what was understood, by field
 * @param reasons why values or the row are not taken
 * @param cells the file's own cells, in the order of the columns
 */
public record RowView(int row, RowAction action, Map<String, Object> values, List<Reason> reasons, List<String> cells) {

	/**
	 * Why a value is not taken, or the row.
	 *
	 * @param field name of the field, null for the row as a whole
	 * @param message in the reader's language
	 */
	public record Reason(@Nullable String field, String code, String message) {

	}

	/** Reasons that belong to a field. */
	public List<Reason> reasonsAt(String field) {
		return this.reasons.stream().filter((reason) -> field.equals(reason.field())).toList();
	}

	/** Reasons that belong to the row as a whole, or to a field no column means. */
	public List<Reason> reasonsBeside(Collection<String> columns) {
		return this.reasons.stream()
			.filter((reason) -> reason.field() == null || !columns.contains(reason.field()))
			.toList();
	}

}
