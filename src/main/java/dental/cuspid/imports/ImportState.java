package dental.cuspid.imports;

/**
 * How far an import is; shown by {@code imports.state.} + name.
 */
public enum ImportState {

	/** Read and shown, nothing is done yet. */
	PREVIEWED,

	/** Rows are being taken over, or taken back. */
	RUNNING,

	/** All rows that could be taken are in. */
	APPLIED,

	/** Taken back. */
	UNDONE,

	/** Stopped by a person; rows taken before stay until they are undone. */
	CANCELLED,

	/** Stopped by a fault; applying again goes on where it stopped. */
	FAILED;

	boolean canApply() {
		return this == PREVIEWED || this == FAILED;
	}

	boolean canCancel() {
		return this == PREVIEWED || this == RUNNING;
	}

	boolean canUndo() {
		return this == APPLIED || this == CANCELLED || this == FAILED;
	}

}
