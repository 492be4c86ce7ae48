package dental.cuspid.plans;

import java.time.Instant;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a plan.
 *
 * @param version the content it was about, with its fingerprint and total
 * @param backdated whether it was entered later than on its day
 * @param note remarks, place, reason or contract number
 */
public record PlanStep(Kind kind, Instant at, boolean backdated, String by, String byUsername, int version,
		String fingerprint, Money total, @Nullable String note) {

	/**
	 * What happened; shown by {@code plans.step.} + name and, on the patient's timeline,
	 * {@code plans.timeline.} + name.
	 */
	public enum Kind {

		DRAWN_UP("clipboard-text"), SUBMITTED("send"), APPROVED("check"), RETURNED("arrow-back-up"), PRESENTED("users"),
		CONSENTED("thumb-up"), CONTRACTED("file-text"), SIGNED("signature"), REFUSED("x"), FINISHED("checks"),
		CANCELLED("ban");

		private final String icon;

		Kind(String icon) {
			this.icon = icon;
		}

		public String icon() {
			return this.icon;
		}

	}

}
