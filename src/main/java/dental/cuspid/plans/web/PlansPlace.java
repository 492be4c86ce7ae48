package dental.cuspid.plans.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Treatment plans in the rail, with the number that waits for approval for those who may
 * approve.
 */
@Configuration(proxyBeanMethods = false)
class PlansPlace {

	@Bean
	Place plansInTheRail() {
		return Place.of("plans", "/plans", "clipboard-list", "work", 45)
			.openTo(Right.READ_PATIENTS)
			.counting(
					"""
							select count(*) as waiting from treatment_plan where state = 'SUBMITTED' and exists (select 1 from staff_user_role
								where staff_user_id = :me and role in ('HEAD_PHYSICIAN', 'DIRECTOR'))""");
	}

}
