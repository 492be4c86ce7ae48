package dental.cuspid.checkout.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Checkout in the rail, with the number of today's receipts that are not paid in full.
 */
@Component
class CheckoutPlace implements Place {

	private static final int ORDER = 60;

	@Override
	public String key() {
		return "checkout";
	}

	@Override
	public String href() {
		return "/checkout";
	}

	@Override
	public String icon() {
		return "receipt";
	}

	@Override
	public String group() {
		return "money";
	}

	@Override
	public int order() {
		return ORDER;
	}

	@Override
	public @Nullable Right right() {
		return Right.READ_PATIENTS;
	}

	@Override
	public String waiting() {
		return """
				select count(*) as waiting from receipt
				where state in ('OPEN', 'PART_PAID') and occurred_at >= :today and occurred_at < :tomorrow""";
	}

}
