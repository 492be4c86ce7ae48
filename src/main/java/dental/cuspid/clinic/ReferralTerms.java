package dental.cuspid.clinic;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import dental.cuspid.shared.Money;

/**
 * What a recommendation earns from a day on (COUP-16).
 *
 * @param internalCredit goes on the recommender's internal account
 * @param phoneTopUp goes to the recommender's phone
 * @param validFrom first day of these amounts, null where none were ever set
 */
public record ReferralTerms(Money internalCredit, Money phoneTopUp, @Nullable LocalDate validFrom) {

	/**
	 * The first day of amounts that hold since the start: what was paid before the clinic
	 * went live is entered with its own day.
	 */
	static final LocalDate START = LocalDate.EPOCH;

	public boolean fromTheStart() {
		return START.equals(this.validFrom);
	}

}
