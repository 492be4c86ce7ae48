package dental.cuspid.cashback.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Cashback in the rail.
 */
@Configuration(proxyBeanMethods = false)
class CashbackPlace {

	@Bean
	Place cashbackInTheRail() {
		return Place.of("cashback", "/cashback", "gift", "money", 80).openTo(Right.READ_PATIENTS);
	}

}
