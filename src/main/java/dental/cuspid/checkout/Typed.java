package dental.cuspid.checkout;

import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What people type beside an amount: the number of a slip.
 */
final class Typed {

	private static final int LONGEST_NUMBER = 60;

	private Typed() {
	}

	static @Nullable String number(@Nullable String typed) {
		String number = (typed != null) ? typed.strip() : "";
		if (number.length() > LONGEST_NUMBER) {
			throw new RuleViolation("checkout.refusal.numberTooLong", LONGEST_NUMBER).at("fiscalNumber");
		}
		return number.isEmpty() ? null : number;
	}

}
