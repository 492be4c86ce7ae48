package dental.cuspid.clinic.web;

import java.util.LinkedHashMap;
import java.util.Map;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.NewPractitioner;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
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
 * Practitioners.
 */
@Controller
@RequestMapping("/settings/practitioners")
class PractitionerController {

	private static final String HERE = "/settings/practitioners";

	private static final String TEXTS = "clinic.practitioners.";

	private final PractitionerService practitioners;

	private final BranchService branches;

	private final CurrentStaff current;

	private final Submissions submissions;

	PractitionerController(PractitionerService practitioners, BranchService branches, CurrentStaff current,
			Submissions submissions) {
		this.practitioners = practitioners;
		this.branches = branches;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String list(Model model) {
		Map<String, String> names = new LinkedHashMap<>();
		this.branches.all().forEach((branch) -> names.put(branch.code(), branch.name()));
		model.addAttribute("branches", names);
		model.addAttribute("members", this.practitioners.all());
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_DIRECTORIES));
		model.addAttribute("texts", TEXTS);
		model.addAttribute("here", HERE);
		model.addAttribute("picture", "people");
		return "clinic/members";
	}

	@GetMapping("/new")
	String blank(Model model) {
		return form(null, MemberForm.empty(this.branches.active()), model);
	}

	@PostMapping
	String add(@Valid @ModelAttribute("form") MemberForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		return this.submissions.attempt(submission, errors, () -> {
			this.practitioners.add(new NewPractitioner(form.code(), form.name(), form.branch()));
			return HERE;
		})
			.map((target) -> Notice.success(redirect, "clinic.saved", form.name()).redirect(target))
			.orElseGet(() -> form(null, form, model));
	}

	@GetMapping("/{code}")
	String show(@PathVariable String code, Model model) {
		PractitionerView known = known(code);
		return form(known, new MemberForm(known.code(), known.name(), known.branchCode()), model);
	}

	@PostMapping("/{code}")
	String change(@PathVariable String code, @Valid @ModelAttribute("form") MemberForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		PractitionerView known = known(code);
		return this.submissions.attempt(submission, errors, () -> {
			this.practitioners.change(known.id(), new NewPractitioner(form.code(), form.name(), form.branch()));
			return HERE;
		})
			.map((target) -> Notice.success(redirect, "clinic.saved", form.name()).redirect(target))
			.orElseGet(() -> form(known, form, model));
	}

	@PostMapping("/{code}/active")
	String activate(@PathVariable String code, @RequestParam boolean active, @RequestParam String submission,
			RedirectAttributes redirect) {
		PractitionerView known = known(code);
		String target = this.submissions.once(submission, () -> {
			this.practitioners.activate(known.id(), active);
			return HERE;
		});
		return Notice.success(redirect, active ? "clinic.restored" : "clinic.retired", known.name()).redirect(target);
	}

	private PractitionerView known(String code) {
		return this.practitioners.find(code)
			.orElseThrow(() -> new NotFound("clinic.refusal.unknownPractitioner", code));
	}

	private String form(@Nullable PractitionerView known, MemberForm form, Model model) {
		this.current.require(Right.EDIT_DIRECTORIES);
		Map<String, String> branches = new LinkedHashMap<>();
		this.branches.active().forEach((branch) -> branches.put(branch.code(), branch.name()));
		model.addAttribute("known", known);
		model.addAttribute("form", form);
		model.addAttribute("branches", branches);
		model.addAttribute("texts", TEXTS);
		model.addAttribute("here", HERE);
		return "clinic/member";
	}

}
