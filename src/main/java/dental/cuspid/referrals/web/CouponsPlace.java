package dental.cuspid.referrals.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Coupons and referrals in the rail.
 */
@Component
class CouponsPlace implements Place {

	private static final int ORDER = 70;

	@Override
	public String key() {
		return "coupons";
	}

	@Override
	public String href() {
		return "/referrals";
	}

	@Override
	public String icon() {
		return "ticket";
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
