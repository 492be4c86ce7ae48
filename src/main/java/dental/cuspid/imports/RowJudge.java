package dental.cuspid.imports;

import java.util.List;

/**
 * Decides during one dry run what will happen to each row. Remembers the rows it has
 * seen, since a file may repeat itself.
 */
interface RowJudge {

	/** What makes a row acceptable by itself. */
	RowRules rules();

	/** Decides about the next rows of the file, comparing them with what is there. */
	void judge(List<Draft> rows);

	/**
	 * Looks once more at a row after the whole file was read.
	 * @return whether something about it changed
	 */
	default boolean lookAgain(Draft row) {
		return false;
	}

}
