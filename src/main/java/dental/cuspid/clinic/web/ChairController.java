package dental.cuspid.clinic.web;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.ChairService;
import dental.cuspid.clinic.ChairView;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Chairs.
 */
@Controller
@RequestMapping("/settings/chairs")
class ChairController extends MemberController<ChairId, ChairView> {

	ChairController(ChairService chairs, BranchService branches, CurrentStaff current, Submissions submissions) {
		super(new Texts("/settings/chairs", "clinic.chairs.", "clinic.refusal.unknownChair", "calendar"), chairs,
				branches, current, submissions);
	}

	@Override
	ChairId id(ChairView chair) {
		return chair.id();
	}

}
