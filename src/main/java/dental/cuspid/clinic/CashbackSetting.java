package dental.cuspid.clinic;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a service earns in standard mode (CB-1).
 *
 * @param value the sum or the percent, null for none
 */
public record CashbackSetting(Type type, @Nullable BigDecimal value) {

	/**
	 * How the value is meant.
	 */
	public enum Type {

		NONE, PERCENT, AMOUNT

	}

}
