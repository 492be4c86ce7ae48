package dental.cuspid.referrals;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A port: somebody who puts money on mobile phones (COUP-9). Called outside any
 * transaction. The same order may be given several times; a provider pays it once, by its
 * identifier.
 */
public interface TopUpProvider {

	Answer send(Order order);

	/**
	 * What is to be paid.
	 *
	 * @param phone E.164
	 * @param currency code of the clinic's currency
	 */
	record Order(TopUpId id, String phone, BigDecimal amount, String currency) {

	}

	/**
	 * What the provider said.
	 *
	 * @param text its reference where it paid, else what went wrong
	 */
	record Answer(Result result, @Nullable String text) {

	}

	/** What became of an order. */
	enum Result {

		/** Paid, now or with an earlier attempt. */
		PAID,

		/** Will not be paid; trying again makes no sense. */
		REFUSED,

		/** Certainly not paid yet; tried again later. */
		LATER,

		/**
		 * No answer came: it may have been paid. Asked again with the same identifier.
		 */
		UNKNOWN

	}

}
