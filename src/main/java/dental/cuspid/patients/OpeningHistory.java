package dental.cuspid.patients;

import java.time.LocalDate;
import java.util.Currency;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an imported patient brings: visits, last visit, money paid. It counts for
 * primary/repeat, newcomer, last visit, lifetime value and the cumulative sum, and
 * posts nothing.
 *
 * @param visits visits before this system; a last visit means at least one
 */
public record OpeningHistory(int visits, @Nullable LocalDate lastVisitOn, Money paid) {

	public OpeningHistory {
		visits = (lastVisitOn != null) ? Math.max(1, visits) : visits;
	}

	/**
	 * Nothing before this system.
	 */
	public static OpeningHistory none(Currency currency) {
		return new OpeningHistory(0, null, Money.zero(currency));
	}

	/**
	 * Whether this person was treated or paid here before.
	 */
	public boolean treated() {
		return this.visits > 0 || this.paid.isPositive();
	}

}
