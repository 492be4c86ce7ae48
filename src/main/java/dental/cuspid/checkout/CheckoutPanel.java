package dental.cuspid.checkout;

import java.util.Map;
import java.util.Optional;

/**
 * A slot: a block on the page of a receipt, below "What this payment does", for example
 * the coupon prompt (COUP-14) or a newcomer's referrer and gift.
 */
public interface CheckoutPanel {

	/** Order on the page, in tens. */
	int order();

	/**
	 * Thymeleaf fragment that draws it, for example {@code referrals/checkout :: panel}.
	 */
	String fragment();

	/**
	 * What the fragment needs, as model attribute {@code panel}; empty where there is
	 * nothing to show.
	 */
	Optional<Map<String, Object>> model(ReceiptView receipt);

}
