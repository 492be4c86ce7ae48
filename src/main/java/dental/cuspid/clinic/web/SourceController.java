package dental.cuspid.clinic.web;

import dental.cuspid.clinic.SourceService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The answers to "how did you hear of us".
 */
@Controller
@RequestMapping("/settings/sources")
class SourceController {

	private final SourceService sources;

	private final CurrentStaff current;

	private final Submissions submissions;

	SourceController(SourceService sources, CurrentStaff current, Submissions submissions) {
		this.sources = sources;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String list(Model model) {
		return page(new SourceForm(""), model);
	}

	@PostMapping
	String add(@Valid @ModelAttribute("form") SourceForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DIRECTORIES);
		return this.submissions.attempt(submission, errors, () -> {
			this.sources.offer(this.sources.remember(form.name()), true);
			return "/settings/sources";
		})
			.map((target) -> Notice.success(redirect, "clinic.saved", form.name()).redirect(target))
			.orElseGet(() -> page(form, model));
	}

	@PostMapping("/active")
	String offer(@RequestParam String name, @RequestParam boolean active, @RequestParam String submission,
			RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.sources.offer(name, active);
			return "/settings/sources";
		});
		return Notice.success(redirect, active ? "clinic.restored" : "clinic.retired", name).redirect(target);
	}

	private String page(SourceForm form, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("sources", this.sources.listed());
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_DIRECTORIES));
		return "clinic/sources";
	}

}
