package dental.cuspid.checkout;

import java.util.List;

import dental.cuspid.shared.Money;

/**
 * What a {@link RewardProgram} gives a receipt when it is opened. Frozen with the
 * receipt.
 *
 * @param discounts off the whole receipt
 * @param basis the program's own notes about this evaluation, in any text form; handed
 * back with every {@link Standing}, so later changes of rules cannot alter it
 */
public record Assessment(List<Discount> discounts, String basis) {

	public static Assessment nothing() {
		return new Assessment(List.of(), "");
	}

	/**
	 * A discount off the receipt.
	 *
	 * @param rule name of the rule as staff know it
	 * @param reason why, in words
	 * @param amount above zero; all discounts together are cut at gross
	 */
	public record Discount(String rule, Reason reason, Money amount) {

	}

}
