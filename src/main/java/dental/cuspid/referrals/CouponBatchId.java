package dental.cuspid.referrals;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies coupons that were issued together.
 *
 * @param value the identifier
 */
public record CouponBatchId(UUID value) {

	public static CouponBatchId next() {
		return new CouponBatchId(Ids.next());
	}

	public static CouponBatchId of(String text) {
		return new CouponBatchId(Ids.parse(text));
	}

	@JsonValue
	public UUID value() {
		return this.value;
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
