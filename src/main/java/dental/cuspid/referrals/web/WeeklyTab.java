package dental.cuspid.referrals.web;

import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Shows the weekly check among the places of coupons to whoever may read it.
 */
@ControllerAdvice(assignableTypes = { ReferralController.class, CouponController.class, TopUpController.class,
		WeekController.class })
class WeeklyTab {

	private final CurrentStaff current;

	WeeklyTab(CurrentStaff current) {
		this.current = current;
	}

	@ModelAttribute("weekly")
	boolean weekly() {
		return this.current.find()
			.filter((actor) -> actor.may(Right.SEAL_WEEKS) || actor.may(Right.READ_BOOKS))
			.isPresent();
	}

}
