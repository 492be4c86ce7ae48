package dental.cuspid.calendar.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The calendar in the rail.
 */
@Configuration(proxyBeanMethods = false)
class CalendarPlace {

	@Bean
	Place calendarInTheRail() {
		return Place.of("calendar", "/calendar", "calendar", "work", 20).openTo(Right.READ_PATIENTS);
	}

}
