package dental.cuspid.plans.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Treatment plans in the rail, with the number that waits for approval for those who may
 * approve.
 */
@Component
class PlansPlace implements Place {

	private static final int ORDER = 45;

	@Override
	public String key() {
		return "plans";
	}

	@Override
	public String href() {
		return "/plans";
	}

	@Override
	public String icon() {
		return "clipboard-list";
	}

	@Override
	public String group() {
		return "work";
	}

	@Override
	public int order() {
		return ORDER;
	}

	@Override
	public @Nullable Right right() {
		return Right.READ_PATIENTS;
	}

	@Override
	public String waiting() {
		return """
				select count(*) as waiting from treatment_plan where state = 'SUBMITTED' and exists (select 1 from staff_user_role
					where staff_user_id = :me and role in ('HEAD_PHYSICIAN', 'DIRECTOR'))""";
	}

}
