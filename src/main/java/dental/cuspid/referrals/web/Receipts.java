package dental.cuspid.referrals.web;

import java.util.Optional;

import dental.cuspid.checkout.ReceiptId;
import org.jspecify.annotations.Nullable;

/**
 * The way back to the receipt a person came from.
 */
final class Receipts {

	private Receipts() {
	}

	static Optional<String> path(@Nullable String receipt) {
		return (receipt != null && !receipt.isBlank()) ? Optional.of("/checkout/" + ReceiptId.of(receipt))
				: Optional.empty();
	}

}
