package dental.cuspid.calendar;

/**
 * A day in figures. Each appointment is counted once, by its state.
 */
public record DaySummary(int booked, int confirmed, int arrived, int completed, int noShow, int cancelled) {

	/**
	 * All but the cancelled.
	 */
	public int total() {
		return this.booked + this.confirmed + this.arrived + this.completed + this.noShow;
	}

	/**
	 * Still to come.
	 */
	public int expected() {
		return this.booked + this.confirmed;
	}

}
