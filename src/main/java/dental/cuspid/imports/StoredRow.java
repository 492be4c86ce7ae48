package dental.cuspid.imports;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row as it is kept between the dry run and the undoing.
 *
 * @param number as a spreadsheet numbers it
 * @param cells the file's own cells
 * @param match what was there already: a patient or service
 * @param matchRow the earlier row of the file that is about the same
 * @param lineKey what makes a balance or visit line the same line
 * @param result what it became
 * @param before the values an update wrote over, as JSON
 */
record StoredRow(int number, RowAction action, RowState state, List<String> cells, RowValues values,
		List<Reason> reasons, @Nullable UUID match, @Nullable Integer matchRow, @Nullable String lineKey,
		@Nullable UUID result, @Nullable String before) {

}
