package dental.cuspid.messaging.web;

import java.util.List;

import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.TemplateService;
import dental.cuspid.messaging.TemplateView;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.Submissions;
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
 * The texts of messages, edited and previewed on a real patient (BASE-8).
 */
@Controller
@RequestMapping("/settings/templates")
class TemplateController {

	private static final String ONE = "/{event}/{medium}/{language}";

	private static final List<String> LANGUAGES = List.of("en", "de", "ru");

	private final TemplateService templates;

	private final PatientService patients;

	private final Submissions submissions;

	TemplateController(TemplateService templates, PatientService patients, Submissions submissions) {
		this.templates = templates;
		this.patients = patients;
		this.submissions = submissions;
	}

	@GetMapping
	String list(@RequestParam(required = false, defaultValue = "en") String language, Model model) {
		String shown = LANGUAGES.contains(language) ? language : "en";
		model.addAttribute("templates", this.templates.all(shown));
		model.addAttribute("language", shown);
		model.addAttribute("languages", LANGUAGES);
		return "messaging/templates";
	}

	@GetMapping(ONE)
	String show(@PathVariable String event, @PathVariable Medium medium, @PathVariable String language, Model model) {
		TemplateView template = this.templates.get(event, medium, language);
		return page(template, now(template), model);
	}

	@PostMapping(ONE)
	String rewrite(@PathVariable String event, @PathVariable Medium medium, @PathVariable String language,
			@ModelAttribute("form") TemplateForm form, BindingResult errors, @RequestParam String submission,
			@RequestParam(required = false) @Nullable String preview, Model model, RedirectAttributes redirect) {
		if (preview != null) {
			preview(event, medium, language, form, errors, model);
			return page(this.templates.get(event, medium, language), form, model);
		}
		return this.submissions
			.change(submission, errors, () -> now(this.templates.get(event, medium, language)), () -> {
				this.templates.rewrite(event, medium, language, form.subject(), form.text());
				return "/settings/templates?language=" + language;
			})
			.map((target) -> Notice.success(redirect, "messaging.notice.saved").redirect(target))
			.orElseGet(() -> page(this.templates.get(event, medium, language), form, model));
	}

	@PostMapping(ONE + "/reset")
	String reset(@PathVariable String event, @PathVariable Medium medium, @PathVariable String language,
			@RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.templates.reset(event, medium, language);
			return "/settings/templates?language=" + language;
		});
		return Notice.success(redirect, "messaging.notice.reset").redirect(target);
	}

	private void preview(String event, Medium medium, String language, TemplateForm form, BindingResult errors,
			Model model) {
		try {
			var patient = this.patients.resolve((form.patient() != null) ? form.patient() : "");
			model.addAttribute("preview",
					this.templates.preview(event, medium, language, form.subject(), form.text(), patient));
		}
		catch (Refusal refusal) {
			refusal.problems()
				.forEach((problem) -> errors.rejectValue((problem.field() != null) ? problem.field() : "patient",
						problem.code(), problem.args(), problem.code()));
		}
	}

	private static TemplateForm now(TemplateView template) {
		return new TemplateForm(template.subject(), template.body(), null);
	}

	private static String page(TemplateView template, TemplateForm form, Model model) {
		Submissions.shown(model, now(template));
		model.addAttribute("form", form);
		model.addAttribute("template", template);
		return "messaging/template";
	}

}
