package dental.cuspid.messaging.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Messages in the rail.
 */
@Component
class MessagesPlace implements Place {

	@Override
	public String key() {
		return "messages";
	}

	@Override
	public String href() {
		return "/messages";
	}

	@Override
	public String icon() {
		return "message";
	}

	@Override
	public String group() {
		return "work";
	}

	@Override
	public int order() {
		return 55;
	}

	@Override
	public @Nullable Right right() {
		return Right.READ_PATIENTS;
	}

}
