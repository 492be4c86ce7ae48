package dental.cuspid.calendar.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Component;

/**
 * The calendar in the rail.
 */
@Component
class CalendarPlace implements Place {

	@Override
	public String key() {
		return "calendar";
	}

	@Override
	public String href() {
		return "/calendar";
	}

	@Override
	public String icon() {
		return "calendar";
	}

	@Override
	public String group() {
		return "work";
	}

	@Override
	public int order() {
		return 20;
	}

	@Override
	public Right right() {
		return Right.READ_PATIENTS;
	}

}
