package dental.cuspid.checkout;

import dental.cuspid.shared.RuleViolation;

/**
 * The reason everyone gives who takes money back or makes something void.
 */
final class VoidReason {

	private static final int SHORTEST = 3;

	private static final int LONGEST = 500;

	private VoidReason() {
	}

	static String of(String typed) {
		String reason = typed.strip();
		if (reason.length() < SHORTEST || reason.length() > LONGEST) {
			throw new RuleViolation("checkout.refusal.reason", SHORTEST, LONGEST).at("reason");
		}
		return reason;
	}

}
