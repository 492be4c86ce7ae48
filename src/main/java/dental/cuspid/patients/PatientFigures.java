package dental.cuspid.patients;

import dental.cuspid.shared.Row;

/**
 * A slot: a module adds the figures it knows of a patient. All modules are asked in one
 * statement, so each gives its select and reads what it finds. Opening history is added
 * by patients itself after all others have spoken.
 */
public interface PatientFigures {

	/**
	 * A select about {@code :patient}, best of one row; {@code :now} is known too.
	 */
	String select();

	/** Adds a row of the select to the figures. */
	void add(Row row, Figures figures);

}
