package dental.cuspid.pipelines.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The boards in the rail, with the requests nobody has taken yet.
 */
@Component
class BoardsPlace implements Place {

	@Override
	public String key() {
		return "boards";
	}

	@Override
	public String href() {
		return "/boards/appointments";
	}

	@Override
	public String icon() {
		return "layout-kanban";
	}

	@Override
	public String group() {
		return "work";
	}

	@Override
	public int order() {
		return 40;
	}

	@Override
	public @Nullable Right right() {
		return Right.READ_PATIENTS;
	}

	@Override
	public String waiting() {
		return """
				select coalesce(sum(deals), 0)::int as waiting from stage_count
				where pipeline = 'APPOINTMENTS' and stage = 'NEW'""";
	}

}
