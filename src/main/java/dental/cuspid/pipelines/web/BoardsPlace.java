package dental.cuspid.pipelines.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The boards in the rail, with the requests nobody has taken yet.
 */
@Configuration(proxyBeanMethods = false)
class BoardsPlace {

	@Bean
	Place boardsInTheRail() {
		return Place.of("boards", "/boards/appointments", "layout-kanban", "work", 40)
			.openTo(Right.READ_PATIENTS)
			.counting("""
					select coalesce(sum(deals), 0)::int as waiting from stage_count
					where pipeline = 'APPOINTMENTS' and stage = 'NEW'""");
	}

}
