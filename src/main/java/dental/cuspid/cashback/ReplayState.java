package dental.cuspid.cashback;

/**
 * How far a replay is; shown by {@code cashback.replay.state.} + name.
 */
public enum ReplayState {

	QUEUED, RUNNING, DONE, FAILED, CANCELLED;

	/** Whether it still goes on. */
	public boolean busy() {
		return this == QUEUED || this == RUNNING;
	}

}
