package dental.cuspid.overview.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reports in the rail.
 */
@Configuration(proxyBeanMethods = false)
class ReportsPlace {

	@Bean
	Place reportsInTheRail() {
		return Place.of("reports", "/reports", "report-analytics", "insight", 800).openTo(Right.READ_REPORTS);
	}

}
