package dental.cuspid.cashback;

import java.util.List;

import dental.cuspid.shared.Money;

/**
 * What rules and rates say to a bill: kept with the receipt when it is opened, so that
 * discount and bonus come from the same evaluation whatever changes later.
 *
 * @param standard whether no rule is active, so the rates of the services count (CB-11)
 * @param gross of the bill
 * @param lines of the bill, with their rates
 * @param discounts what is taken off before payment
 * @param bonuses that were offered and can be the best; which is, is decided by the money
 * paid
 * @param findings what became of each active rule
 */
public record Evaluation(boolean standard, Money gross, List<Bill.Line> lines, List<Discount> discounts,
		List<Candidate> bonuses, List<Finding> findings) {

	/**
	 * A discount a rule gives.
	 */
	public record Discount(Candidate by, Money amount) {

	}

}
