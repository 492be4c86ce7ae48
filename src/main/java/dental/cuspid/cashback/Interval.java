package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A money interval (CB-5): "from" belongs to it, "to" does not; without "to" it has no
 * upper limit.
 *
 * @param conditions what it gives, at most one of each reward
 */
public record Interval(BigDecimal from, @Nullable BigDecimal to, List<Condition> conditions) {

	boolean contains(BigDecimal amount) {
		return amount.compareTo(this.from) >= 0 && (this.to == null || amount.compareTo(this.to) < 0);
	}

	boolean overlaps(Interval other) {
		return (other.to == null || this.from.compareTo(other.to) < 0)
				&& (this.to == null || other.from.compareTo(this.to) < 0);
	}

}
