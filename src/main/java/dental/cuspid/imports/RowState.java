package dental.cuspid.imports;

/**
 * Whether a row was taken over.
 */
enum RowState {

	/** To be taken over. */
	WAITING,

	/** Taken over. */
	DONE,

	/** Taken back. */
	UNDONE,

	/** Was to be taken back, but something happened with it since. */
	KEPT,

	/** A duplicate or refused, never taken over. */
	LEFT

}
