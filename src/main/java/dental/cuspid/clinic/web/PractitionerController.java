package dental.cuspid.clinic.web;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Practitioners.
 */
@Controller
@RequestMapping("/settings/practitioners")
class PractitionerController extends MemberController<PractitionerId, PractitionerView> {

	PractitionerController(PractitionerService practitioners, BranchService branches, CurrentStaff current,
			Submissions submissions) {
		super(new Texts("/settings/practitioners", "clinic.practitioners.", "clinic.refusal.unknownPractitioner",
				"people"), practitioners, branches, current, submissions);
	}

	@Override
	PractitionerId id(PractitionerView practitioner) {
		return practitioner.id();
	}

}
