package dental.cuspid.calendar.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentState;
import org.jspecify.annotations.Nullable;

/**
 * A day or a week as the page draws it: columns over rows of a quarter of an hour. Rows
 * are style classes: {@code aN} begins in row N, {@code lN} is N rows long.
 *
 * @param hours labels at the left
 * @param now the line of the present moment, null on other days
 * @param cancelled what was cancelled and takes no place
 * @param rows how many
 * @param first minutes since midnight where the first row begins
 * @param fine whether something takes a single row, so that rows must be tall enough to
 * press
 */
record Board(List<Column> columns, List<Hour> hours, @Nullable Hour now, List<Block> cancelled, int rows, int first,
		boolean fine) {

	/**
	 * Whether anything is shown at all.
	 */
	public boolean isEmpty() {
		return this.columns.isEmpty();
	}

	/**
	 * A label at a row.
	 */
	record Hour(String place, String text) {

	}

	/**
	 * One practitioner, chair or day.
	 *
	 * @param practitioner who a block dropped here goes to, null where it stays with its
	 * own
	 * @param visits how many appointments
	 */
	record Column(String head, @Nullable String branch, @Nullable LocalDate day, String date,
			@Nullable String practitioner, @Nullable String chair, int visits, String book, List<Block> blocks,
			List<Slot> slots, List<Closed> closed, @Nullable Proposed proposed) {

	}

	/**
	 * An appointment in its place.
	 *
	 * @param lane which part of the width it takes beside others at the same time
	 * @param minutes how long it takes
	 * @param start minutes since midnight
	 */
	record Block(AppointmentId id, String place, String lane, AppointmentState state, String name,
			@Nullable String service, String from, String to, boolean movable, boolean walkIn, boolean overbooked,
			boolean primary, int start, int minutes) {

		/**
		 * Whether nobody else can have its time.
		 */
		public boolean takes() {
			return this.state.occupies() && !this.walkIn;
		}

		public String icon() {
			return switch (this.state) {
				case BOOKED -> "circle";
				case CONFIRMED -> "check";
				case ARRIVED -> "door-enter";
				case COMPLETED -> "checks";
				case NO_SHOW -> "x";
				case CANCELLED -> "ban";
			};
		}

		public String style() {
			return switch (this.state) {
				case BOOKED -> "ev-bk";
				case CONFIRMED -> "ev-conf";
				case ARRIVED -> "ev-arr";
				case COMPLETED -> "ev-done";
				case NO_SHOW -> "ev-no";
				case CANCELLED -> "ev-blk";
			};
		}

	}

	/**
	 * A free time that can be booked.
	 *
	 * @param first whether the keyboard stops here: once for each gap
	 */
	record Slot(String place, LocalTime time, boolean first) {

	}

	/**
	 * The time being booked, not booked yet.
	 */
	record Proposed(String place, String time, String label) {

	}

	/**
	 * A time nobody is received.
	 *
	 * @param reason why it is blocked, null where the branch is closed
	 */
	record Closed(String place, @Nullable String reason) {

	}

}
