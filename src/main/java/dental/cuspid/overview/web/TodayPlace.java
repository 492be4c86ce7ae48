package dental.cuspid.overview.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Today, the first place of everyone.
 */
@Component
class TodayPlace implements Place {

	@Override
	public String key() {
		return "today";
	}

	@Override
	public String href() {
		return "/";
	}

	@Override
	public String icon() {
		return "layout-dashboard";
	}

	@Override
	public String group() {
		return "work";
	}

	@Override
	public int order() {
		return 10;
	}

	@Override
	public @Nullable Right right() {
		return null;
	}

}
