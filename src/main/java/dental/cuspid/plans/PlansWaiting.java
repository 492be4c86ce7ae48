package dental.cuspid.plans;

import java.util.List;

import dental.cuspid.staff.Actor;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.Waiting;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Plans that wait for approval, on top of Today for those who may approve them.
 */
@Component
class PlansWaiting implements Waiting {

	private static final int ORDER = 30;

	private final JdbcClient jdbc;

	PlansWaiting(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<Item> items(Actor actor) {
		if (!actor.may(Right.APPROVE_PLANS)) {
			return List.of();
		}
		int waiting = this.jdbc.sql(
				"select count(*) from treatment_plan where state = 'SUBMITTED' and submitted_by <> :me and author_id <> :me")
			.param("me", actor.id().value())
			.query(Integer.class)
			.single();
		return (waiting > 0) ? List.of(new Item(ORDER, "clipboard-list", "plans.waiting.approval", List.of(waiting),
				"/plans?view=APPROVAL", false)) : List.of();
	}

}
