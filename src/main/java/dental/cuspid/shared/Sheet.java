package dental.cuspid.shared;

import java.util.Collection;

/**
 * A table that is written row by row, for a spreadsheet program.
 */
public interface Sheet {

	/**
	 * One row. Numbers are written as numbers, everything else as text, never as
	 * something a spreadsheet would calculate.
	 */
	void line(Collection<?> cells);

}
