package dental.cuspid.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.calendar.DayAppointment;
import dental.cuspid.checkout.ReceiptRow;
import dental.cuspid.ledger.Balances;
import dental.cuspid.ledger.Reconciliation;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one person today. Parts the person's roles do not reach are null or
 * empty.
 *
 * @param branch name of the branch looked at, null for all
 * @param closesAt when that branch closes today, null when it is closed or all are looked
 * at
 * @param waiting what other modules have for this person
 * @param visits the day by practitioner
 * @param unconfirmed tomorrow's first bookings nobody confirmed yet
 * @param unconfirmedCount how many there are in all
 * @param unpaid receipts with something due
 * @param books what the clinic owes its patients, and whether the books hold
 * @param setUp the next step of the set-up, null when all are done
 */
public record TodayView(PartOfDay partOfDay, String person, LocalDate day, @Nullable String branch,
		@Nullable Instant closesAt, List<Waiting.Item> waiting, @Nullable DayView visits,
		List<DayAppointment> unconfirmed, int unconfirmedCount, @Nullable Unpaid unpaid, @Nullable Books books,
		@Nullable OpenStep setUp, boolean mayBook, boolean mayTakeMoney) {

	/**
	 * Whether there is nothing here this person may see.
	 */
	public boolean nothing() {
		return this.waiting.isEmpty() && this.visits == null && this.books == null && this.setUp == null;
	}

	/**
	 * Receipts with something due.
	 *
	 * @param count how many there are in all
	 * @param due their sum
	 * @param rows the oldest
	 */
	public record Unpaid(int count, Money due, List<ReceiptRow> rows) {

	}

	/**
	 * The books in short.
	 *
	 * @param outstanding the balances of all patients together
	 * @param reconciled the newest reconciliation, null where none ran yet
	 */
	public record Books(Balances outstanding, @Nullable Reconciliation reconciled) {

	}

}
