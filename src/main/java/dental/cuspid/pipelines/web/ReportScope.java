package dental.cuspid.pipelines.web;

import java.time.LocalDate;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.PipelineReports.Asked;
import dental.cuspid.staff.StaffId;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Understands what a report is asked for: names as people write them, the last 90 days
 * where no time is given.
 */
@Component
class ReportScope {

	private static final int DAYS = 90;

	private final BranchService branches;

	private final StaffService staff;

	private final ClinicTime time;

	ReportScope(BranchService branches, StaffService staff, ClinicTime time) {
		this.branches = branches;
		this.staff = staff;
		this.time = time;
	}

	Asked of(Pipeline pipeline, ReportQuery query) {
		LocalDate to = (query.to() != null) ? query.to() : this.time.today();
		LocalDate from = (query.from() != null && !query.from().isAfter(to)) ? query.from() : to.minusDays(DAYS);
		return new Asked(pipeline, from, to, branch(query.branch()), person(query.person()),
				ReportQuery.given(query.source()));
	}

	private @Nullable BranchId branch(@Nullable String code) {
		String asked = ReportQuery.given(code);
		return (asked != null) ? this.branches.find(asked).map(BranchView::id).orElse(null) : null;
	}

	private @Nullable StaffId person(@Nullable String username) {
		String asked = ReportQuery.given(username);
		return (asked != null) ? this.staff.find(asked).map(StaffView::id).orElse(null) : null;
	}

}
