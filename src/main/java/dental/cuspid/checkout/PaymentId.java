package dental.cuspid.checkout;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a payment.
 *
 * @param value the identifier
 */
public record PaymentId(UUID value) {

	public static PaymentId next() {
		return new PaymentId(Ids.next());
	}

	public static PaymentId of(String text) {
		return new PaymentId(Ids.parse(text));
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
