package dental.cuspid.cashback;

import java.time.YearMonth;
import java.util.List;

import dental.cuspid.shared.Money;

/**
 * What past receipts would have earned under a rule, against the rules and rates of the
 * day it was replayed.
 *
 * @param receipts in the period, imported ones included
 * @param imported of them, from the time before this product
 * @param revenue money paid on them, refunds subtracted, as it really was
 * @param today what they would have earned as the clinic stands today
 * @param rule what they would have earned with the rule
 * @param winners who would have got more with the rule
 * @param losers who would have got less
 * @param same how many patients would have got the same
 */
public record ReplayResult(long receipts, long imported, long patients, Money revenue, Cost today, Cost rule,
		Group winners, Group losers, long same, List<Month> months, List<Category> categories, List<Cliff> cliffs) {

	/** What the rule costs more than today's, negative where it costs less. */
	public Money difference() {
		return this.rule.total().minus(this.today.total());
	}

	/**
	 * Bonuses that stayed after refunds, and discounts.
	 */
	public record Cost(Money bonus, Money discount) {

		public Money total() {
			return this.bonus.plus(this.discount);
		}

	}

	/**
	 * Patients who would have got more, or less.
	 *
	 * @param total difference of all of them together
	 * @param average for one of them, rounded
	 */
	public record Group(long patients, Money total, Money average) {

	}

	/**
	 * A month of the period.
	 */
	public record Month(YearMonth month, Money revenue, Cost today, Cost rule) {

	}

	/**
	 * What was earned with services of a category.
	 *
	 * @param code empty for imported receipts without a service
	 */
	public record Category(String code, Money amount, Money today, Money rule) {

	}

	/**
	 * An edge at which the reward jumps: {@code SHORT} patients stopped just below one
	 * where more is given, {@code DROP} patients got past one where less is.
	 *
	 * @param within how far below the edge counts as just below; zero for a drop
	 * @param average what a receipt missed or lost by it, without a sign
	 */
	public record Cliff(Money edge, Kind kind, Money within, long patients, long receipts, Money average) {

		/**
		 * On which side of the edge they are; shown by {@code cashback.replay.cliff.} +
		 * name.
		 */
		public enum Kind {

			SHORT, DROP

		}

	}

}
