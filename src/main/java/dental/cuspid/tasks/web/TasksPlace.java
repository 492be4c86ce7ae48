package dental.cuspid.tasks.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Tasks in the rail, with how many of mine are due today.
 */
@Component
class TasksPlace implements Place {

	@Override
	public String key() {
		return "tasks";
	}

	@Override
	public String href() {
		return "/tasks";
	}

	@Override
	public String icon() {
		return "checkbox";
	}

	@Override
	public String group() {
		return "work";
	}

	@Override
	public int order() {
		return 50;
	}

	@Override
	public @Nullable Right right() {
		return Right.READ_PATIENTS;
	}

	@Override
	public String waiting() {
		return """
				select count(*) as waiting from task
				where state = 'OPEN' and assignee_id = :me and due_at < :tomorrow""";
	}

}
