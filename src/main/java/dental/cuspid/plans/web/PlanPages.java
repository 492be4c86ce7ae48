package dental.cuspid.plans.web;

import java.util.List;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.plans.PlanDocumentService;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanProgressService;
import dental.cuspid.plans.PlanRecordService;
import dental.cuspid.plans.PlanState;
import dental.cuspid.plans.PlanView;
import dental.cuspid.plans.ToothSite;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What the page of a plan shows.
 */
@Component
class PlanPages {

	private final PlanRecordService records;

	private final PlanProgressService progress;

	private final PlanDocumentService documents;

	private final BranchService branches;

	private final CurrentStaff current;

	private final ClinicTime time;

	PlanPages(PlanRecordService records, PlanProgressService progress, PlanDocumentService documents,
			BranchService branches, CurrentStaff current, ClinicTime time) {
		this.records = records;
		this.progress = progress;
		this.documents = documents;
		this.branches = branches;
		this.current = current;
		this.time = time;
	}

	/**
	 * Shows a plan; a form that was refused is in the model already and stays as typed.
	 */
	String show(PlanId id, Model model) {
		PlanView plan = this.records.get(id);
		var actor = this.current.actor();
		model.addAttribute("plan", plan);
		model.addAttribute("mayEdit", actor.may(Right.EDIT_PLANS));
		model.addAttribute("mayApprove", actor.may(Right.APPROVE_PLANS));
		model.addAttribute("mayBook", actor.may(Right.EDIT_CALENDAR));
		model.addAttribute("today", this.time.today());
		boolean signed = plan.signed() != null;
		model.addAttribute("progress", (plan.state().accepted() || signed) ? this.progress.of(plan) : null);
		model.addAttribute("documents",
				(signed || plan.state() == PlanState.CONTRACTED) ? this.documents.of(id) : List.of());
		model.addAttribute("places", this.branches.active().stream().map(BranchView::name).toList());
		model.addAttribute("chart", ToothChart.of(sites(plan)));
		if (!model.containsAttribute("form")) {
			model.addAttribute("form", StepForm.empty(plan.version()));
		}
		return "plans/show";
	}

	private static List<String> sites(PlanView plan) {
		return plan.counting()
			.items()
			.stream()
			.flatMap((item) -> ToothSite.read(item.site()).stream())
			.flatMap((site) -> site.codes().stream())
			.toList();
	}

}
