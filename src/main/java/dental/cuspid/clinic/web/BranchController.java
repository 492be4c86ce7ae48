package dental.cuspid.clinic.web;

import java.util.List;
import java.util.Locale;

import dental.cuspid.clinic.BranchDetails;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Branches with their hours and holidays.
 */
@Controller
@RequestMapping("/settings/branches")
class BranchController {

	private final BranchService branches;

	private final CurrentStaff current;

	private final Submissions submissions;

	BranchController(BranchService branches, CurrentStaff current, Submissions submissions) {
		this.branches = branches;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String list(Model model, Locale locale) {
		model.addAttribute("branches",
				this.branches.details().stream().map((details) -> Row.of(details, locale)).toList());
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_DIRECTORIES));
		return "clinic/branches";
	}

	@GetMapping("/new")
	String blank(Model model) {
		return form(null, BranchForm.empty(), model);
	}

	@PostMapping
	String add(@Valid @ModelAttribute("form") BranchForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		form.check(errors);
		return this.submissions.attempt(submission, errors, () -> {
			this.branches.add(form.toCommand());
			return "/settings/branches";
		})
			.map((target) -> Notice.success(redirect, "clinic.branches.added", form.name()).redirect(target))
			.orElseGet(() -> form(null, form, model));
	}

	@GetMapping("/{code}")
	String show(@PathVariable String code, Model model) {
		BranchDetails branch = branch(code);
		return form(branch, BranchForm.of(branch), model);
	}

	@PostMapping("/{code}")
	String change(@PathVariable String code, @Valid @ModelAttribute("form") BranchForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		BranchDetails branch = branch(code);
		form.check(errors);
		return this.submissions.change(submission, errors, () -> BranchForm.of(branch(code)), () -> {
			this.branches.change(branch.branch().id(), form.toCommand());
			return "/settings/branches";
		})
			.map((target) -> Notice.success(redirect, "clinic.saved", form.name()).redirect(target))
			.orElseGet(() -> form(branch, form, model));
	}

	@PostMapping("/{code}/active")
	String activate(@PathVariable String code, @RequestParam boolean active, @RequestParam String submission,
			RedirectAttributes redirect) {
		var branch = branch(code).branch();
		String target = this.submissions.once(submission, () -> {
			this.branches.activate(branch.id(), active);
			return "/settings/branches";
		});
		return Notice.success(redirect, active ? "clinic.restored" : "clinic.retired", branch.name()).redirect(target);
	}

	private BranchDetails branch(String code) {
		return this.branches.details(
				this.branches.find(code).orElseThrow(() -> new NotFound("clinic.refusal.unknownBranch", code)).id());
	}

	private String form(@Nullable BranchDetails known, BranchForm form, Model model) {
		this.current.require(Right.EDIT_DIRECTORIES);
		if (known != null) {
			Submissions.shown(model, BranchForm.of(known));
		}
		model.addAttribute("known", (known != null) ? known.branch() : null);
		model.addAttribute("form", form);
		return "clinic/branch";
	}

	/**
	 * A branch as the list shows it.
	 *
	 * @param hours days with the same hours together
	 */
	record Row(String code, String name, @Nullable String address, @Nullable String phone, boolean active,
			List<String> hours, int holidays) {

		static Row of(BranchDetails details, Locale locale) {
			var branch = details.branch();
			return new Row(branch.code(), branch.name(), branch.address(), branch.phone(), branch.active(),
					HoursText.week(details.openingHours(), locale), details.holidays().size());
		}

	}

}
