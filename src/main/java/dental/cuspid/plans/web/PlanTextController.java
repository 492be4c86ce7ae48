package dental.cuspid.plans.web;

import java.util.List;

import dental.cuspid.plans.PlanTextService;
import dental.cuspid.plans.PlanTextService.Kind;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.SettingsEntries;
import dental.cuspid.staff.SettingsEntry;
import dental.cuspid.staff.StaffService;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

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
 * The wording of printed plans and contracts, in each language.
 */
@Controller
@RequestMapping("/settings/plan-texts")
class PlanTextController implements SettingsEntries {

	private static final int ORDER = 80;

	private final PlanTextService texts;

	private final Submissions submissions;

	private final CurrentStaff current;

	PlanTextController(PlanTextService texts, Submissions submissions, CurrentStaff current) {
		this.texts = texts;
		this.submissions = submissions;
		this.current = current;
	}

	@Override
	public List<SettingsEntry> entries() {
		return List.of(new SettingsEntry("clinic", ORDER, "/settings/plan-texts", "file-text", "plans.texts.title",
				"plans.texts.about", Right.EDIT_DIRECTORIES));
	}

	@GetMapping
	String show(@RequestParam(defaultValue = "CONTRACT") Kind kind, @RequestParam(defaultValue = "en") String text,
			Model model) {
		this.current.require(Right.EDIT_DIRECTORIES);
		if (!StaffService.LANGUAGES.contains(text)) {
			throw new NotFound("shared.refusal.unknownId");
		}
		model.addAttribute("form", new TextForm(kind, text, this.texts.current(kind, text)));
		return page(model);
	}

	@PostMapping
	String write(@Valid @ModelAttribute("form") TextForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DIRECTORIES);
		return this.submissions.attempt(submission, errors, () -> {
			this.texts.write(form.kind(), form.text(), (form.body() != null) ? form.body() : "");
			return "/settings/plan-texts?kind=" + form.kind() + "&text=" + form.text();
		}).map((target) -> Notice.success(redirect, "plans.notice.text").redirect(target)).orElseGet(() -> page(model));
	}

	private String page(Model model) {
		model.addAttribute("kinds", Kind.values());
		model.addAttribute("languages", List.of("en", "de", "ru"));
		model.addAttribute("placeholders", PlanTextService.PLACEHOLDERS);
		return "plans/texts";
	}

	/**
	 * A wording as it is typed.
	 *
	 * @param text its language
	 */
	record TextForm(Kind kind, String text, @Nullable String body) {

	}

}
