package dental.cuspid.tasks.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tasks in the rail, with how many of mine are due today.
 */
@Configuration(proxyBeanMethods = false)
class TasksPlace {

	@Bean
	Place tasksInTheRail() {
		return Place.of("tasks", "/tasks", "checkbox", "work", 50).openTo(Right.READ_PATIENTS).counting("""
				select count(*) as waiting from (select 1 from task
					where state = 'OPEN' and assignee_id = :me and coalesce(due_at, 'infinity') < :tomorrow
					limit 1000) due""");
	}

}
