package dental.cuspid.overview.web;

import dental.cuspid.staff.Place;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reports in the rail.
 */
@Component
class ReportsPlace implements Place {

	@Override
	public String key() {
		return "reports";
	}

	@Override
	public String href() {
		return "/reports";
	}

	@Override
	public String icon() {
		return "report-analytics";
	}

	@Override
	public String group() {
		return "insight";
	}

	@Override
	public int order() {
		return 800;
	}

	@Override
	public @Nullable Right right() {
		return Right.READ_REPORTS;
	}

}
