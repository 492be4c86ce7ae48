package dental.cuspid.plans.web;

import java.util.Set;

import dental.cuspid.plans.PlanFilter;
import dental.cuspid.plans.PlanFilter.Sort;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanProgressService;
import dental.cuspid.plans.PlanRecordService;
import dental.cuspid.plans.PlanState;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.StaffId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The work lists: open plans by age or value, what waits for approval, who is under
 * treatment, all plans.
 */
@Controller
class PlanListController {

	private final PlanRecordService plans;

	private final PlanProgressService progress;

	private final CurrentStaff current;

	PlanListController(PlanRecordService plans, PlanProgressService progress, CurrentStaff current) {
		this.plans = plans;
		this.progress = progress;
		this.current = current;
	}

	@GetMapping("/plans")
	String list(@RequestParam(defaultValue = "OPEN") PlanListView view, @RequestParam(defaultValue = "AGE") Sort sort,
			@RequestParam(required = false) @Nullable Boolean mine,
			@RequestParam(required = false) @Nullable String number,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		if (number != null && !number.isBlank()) {
			PlanId found = this.plans.find(number).orElse(null);
			if (found != null) {
				return "redirect:/plans/" + found;
			}
			model.addAttribute("notFound", number.strip());
		}
		StaffId author = Boolean.TRUE.equals(mine) ? this.current.actor().id() : null;
		model.addAttribute("view", view);
		model.addAttribute("views", PlanListView.values());
		model.addAttribute("sort", sort);
		model.addAttribute("sorts", Sort.values());
		model.addAttribute("mine", Boolean.TRUE.equals(mine));
		model.addAttribute("waiting", this.plans.waitingForApproval());
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_PLANS));
		model.addAttribute("later", cursor != null);
		model.addAttribute("page", this.plans.list(new PlanFilter(view.states(), null, author, sort), cursor, null));
		return "plans/list";
	}

	/**
	 * What patients agreed to and nobody has booked yet.
	 */
	@GetMapping("/plans/unscheduled")
	String unscheduled(@RequestParam(required = false) @Nullable String cursor, Model model) {
		model.addAttribute("views", PlanListView.values());
		model.addAttribute("waiting", this.plans.waitingForApproval());
		model.addAttribute("mayBook", this.current.actor().may(Right.EDIT_CALENDAR));
		model.addAttribute("later", cursor != null);
		model.addAttribute("page", this.progress.unscheduled(cursor, null));
		return "plans/unscheduled";
	}

	/**
	 * What a list shows. Shown by {@code plans.list.} + name.
	 */
	enum PlanListView {

		OPEN(PlanState.OPEN), APPROVAL(Set.of(PlanState.SUBMITTED)), TREATMENT(Set.of(PlanState.SIGNED)), ALL(Set.of());

		private final Set<PlanState> states;

		PlanListView(Set<PlanState> states) {
			this.states = states;
		}

		Set<PlanState> states() {
			return this.states;
		}

	}

}
