package dental.cuspid.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * How far the treatment is: pieces and money of the alternative that counts.
 *
 * @param pieces how many pieces it has
 * @param done how many of them are done
 * @param items what is done and booked of each item
 */
public record PlanProgress(int pieces, int done, Money total, Money doneValue, Map<PlanItemId, ItemProgress> items) {

	/**
	 * Done pieces in a hundred.
	 */
	public int percent() {
		return (this.pieces > 0) ? this.done * 100 / this.pieces : 0;
	}

	/**
	 * What is known of an item, with nothing done where nothing is known.
	 */
	public ItemProgress of(PlanItemId item) {
		return this.items.getOrDefault(item, ItemProgress.NOTHING);
	}

	/**
	 * One item.
	 *
	 * @param done pieces
	 * @param lastOn day of the last of them
	 * @param next the booked appointment, with its time
	 */
	public record ItemProgress(int done, @Nullable LocalDate lastOn, @Nullable AppointmentId next,
			@Nullable Instant nextAt) {

		static final ItemProgress NOTHING = new ItemProgress(0, null, null, null);

	}

}
