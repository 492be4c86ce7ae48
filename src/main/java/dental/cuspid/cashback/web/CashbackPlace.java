package dental.cuspid.cashback.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Cashback in the rail.
 */
@Component
class CashbackPlace implements Place {

	private static final int ORDER = 80;

	@Override
	public String key() {
		return "cashback";
	}

	@Override
	public String href() {
		return "/cashback";
	}

	@Override
	public String icon() {
		return "gift";
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

}
