package dental.cuspid.patients;

import dental.cuspid.shared.Row;

/**
 * A slot: a module adds what it knows to a patient's timeline. All sources are asked in
 * one statement, so a source gives its select and reads the rows it finds.
 */
public interface TimelineSource {

	/**
	 * A select of the newest entries of {@code :patient} strictly before {@code :before},
	 * newest first, at most {@code :limit}. It needs no column but those read by
	 * {@link #entry}, each with a name of its own.
	 */
	String select();

	/** An entry of the timeline from a row of the select. */
	TimelineEntry entry(Row row);

}
