package dental.cuspid.plans;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * What became of the plans of one group that were presented in a period.
 *
 * @param key of the group: a user name, a practitioner's code, a month such as
 * {@code 2027-01}
 * @param name for reading, null where nobody is named
 * @param accepted how many the patients agreed to, with their value
 * @param refused how many they refused
 */
public record AcceptanceRow(String key, @Nullable String name, int presented, Money presentedValue, int accepted,
		Money acceptedValue, int refused, Money refusedValue) {

	/**
	 * Accepted of presented, in percent.
	 */
	public int rate() {
		return (this.presented == 0) ? 0
				: BigDecimal.valueOf(this.accepted * 100L)
					.divide(BigDecimal.valueOf(this.presented), 0, RoundingMode.HALF_UP)
					.intValue();
	}

	/**
	 * How many are not decided.
	 */
	public int open() {
		return this.presented - this.accepted - this.refused;
	}

}
