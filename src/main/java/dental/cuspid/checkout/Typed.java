package dental.cuspid.checkout;

import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What people type beside an amount: the reason everyone gives who takes money back or
 * makes something void, and the number of a slip.
 */
final class Typed {

	private static final int SHORTEST = 3;

	private static final int LONGEST = 500;

	private static final int LONGEST_NUMBER = 60;

	private Typed() {
	}

	static String reason(String typed) {
		String reason = typed.strip();
		if (reason.length() < SHORTEST || reason.length() > LONGEST) {
			throw new RuleViolation("checkout.refusal.reason", SHORTEST, LONGEST).at("reason");
		}
		return reason;
	}

	static @Nullable String number(@Nullable String typed) {
		String number = (typed != null) ? typed.strip() : "";
		if (number.length() > LONGEST_NUMBER) {
			throw new RuleViolation("checkout.refusal.numberTooLong", LONGEST_NUMBER).at("fiscalNumber");
		}
		return number.isEmpty() ? null : number;
	}

}
