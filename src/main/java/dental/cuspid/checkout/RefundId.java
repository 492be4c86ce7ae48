package dental.cuspid.checkout;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a refund.
 *
 * @param value the identifier
 */
public record RefundId(UUID value) {

	public static RefundId next() {
		return new RefundId(Ids.next());
	}

	public static RefundId of(String text) {
		return new RefundId(Ids.parse(text));
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
