package dental.cuspid.tasks.web;

import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import dental.cuspid.tasks.TaskService;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Tasks in the rail, with how many of mine are due today.
 */
@Component
class TasksPlace implements Place {

	private final TaskService tasks;

	private final CurrentStaff current;

	TasksPlace(TaskService tasks, CurrentStaff current) {
		this.tasks = tasks;
		this.current = current;
	}

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
	public int waiting() {
		return this.current.find().map((actor) -> this.tasks.due(actor.id())).orElse(0);
	}

}
