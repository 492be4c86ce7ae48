package dental.cuspid.referrals.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Coupons and referrals in the rail.
 */
@Configuration(proxyBeanMethods = false)
class CouponsPlace {

	@Bean
	Place couponsInTheRail() {
		return Place.of("coupons", "/referrals", "ticket", "money", 70).openTo(Right.READ_PATIENTS);
	}

}
