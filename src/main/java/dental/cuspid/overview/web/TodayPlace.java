package dental.cuspid.overview.web;

import dental.cuspid.staff.Place;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Today, the first place of everyone.
 */
@Configuration(proxyBeanMethods = false)
class TodayPlace {

	@Bean
	Place todayInTheRail() {
		return Place.of("today", "/", "layout-dashboard", "work", 10);
	}

}
