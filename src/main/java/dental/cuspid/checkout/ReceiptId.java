package dental.cuspid.checkout;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a receipt.
 *
 * @param value the identifier
 */
public record ReceiptId(UUID value) {

	public static ReceiptId next() {
		return new ReceiptId(Ids.next());
	}

	public static ReceiptId of(String text) {
		return new ReceiptId(Ids.parse(text));
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
