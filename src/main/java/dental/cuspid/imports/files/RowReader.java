package dental.cuspid.imports.files;

import java.util.List;

/**
 * Takes the rows of a file one after another.
 */
@FunctionalInterface
public interface RowReader {

	/**
	 * Takes one row.
	 * @param number the row as a spreadsheet numbers it, from 1
	 * @param cells the texts of its cells, without surrounding blanks
	 * @return whether to go on
	 */
	boolean row(int number, List<String> cells);

}
