package dental.cuspid.patients;

import dental.cuspid.shared.Row;

/**
 * A slot: a module adds what else the search of the top bar finds (BASE-2). All modules
 * are asked in one statement, together with what is left to be looked up of patients, so
 * each gives its select and reads what it finds.
 */
public interface SearchSource {

	/**
	 * A select of at most {@code :some} rows. Known are {@code :typed}, the text in small
	 * letters, {@code :anywhere}, a pattern for {@code like}, and {@code :patients}, the
	 * identifiers of those found by the beginnings of their names and numbers, to be cast
	 * to {@code uuid[]}. Its column {@code place} says the order.
	 */
	String select();

	/** Reads a row of the select. */
	SearchHit hit(Row row);

}
