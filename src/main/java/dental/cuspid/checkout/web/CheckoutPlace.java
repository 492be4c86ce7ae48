package dental.cuspid.checkout.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Checkout in the rail, with the number of today's receipts that are not paid in full.
 */
@Configuration(proxyBeanMethods = false)
class CheckoutPlace {

	@Bean
	Place checkoutInTheRail() {
		return Place.of("checkout", "/checkout", "receipt", "money", 60).openTo(Right.READ_PATIENTS).counting("""
				select count(*) as waiting from receipt
				where state in ('OPEN', 'PART_PAID') and occurred_at >= :today and occurred_at < :tomorrow""");
	}

}
