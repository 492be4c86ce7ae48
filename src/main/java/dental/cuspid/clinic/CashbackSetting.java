package dental.cuspid.clinic;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What a service earns in standard mode (CB-1).
 *
 * @param value the sum or the percent, null for none
 */
public record CashbackSetting(Type type, @Nullable BigDecimal value) {

	/** No cashback. */
	public static final CashbackSetting NONE = new CashbackSetting(Type.NONE, null);

	/**
	 * Whether both say the same, however the figures are written.
	 */
	public boolean sameAs(CashbackSetting other) {
		if (this.type != other.type) {
			return false;
		}
		return this.type == Type.NONE || ((this.value == null) ? other.value == null
				: other.value != null && this.value.compareTo(other.value) == 0);
	}

	@Override
	public String toString() {
		return (this.value != null) ? this.type + " " + this.value.toPlainString() : this.type.name();
	}

	/**
	 * How the value is meant.
	 */
	public enum Type {

		NONE, PERCENT, AMOUNT

	}

}
