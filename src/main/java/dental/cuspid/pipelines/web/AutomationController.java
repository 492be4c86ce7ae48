package dental.cuspid.pipelines.web;

import dental.cuspid.clinic.ChangeSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.pipelines.AutomationService;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.TrialService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
 * What the boards do by themselves: what of it ran, and what can be set, tried on the
 * past first (BX-A5, BX-E3).
 */
@Controller
@RequestMapping("/settings/automation")
class AutomationController {

	private final AutomationService automation;

	private final TrialService trials;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	private final Submissions submissions;

	AutomationController(AutomationService automation, TrialService trials, ClinicSettingsService settings,
			CurrentStaff current, Submissions submissions) {
		this.automation = automation;
		this.trials = trials;
		this.settings = settings;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String show(Model model) {
		this.current.require(Right.EDIT_DIRECTORIES);
		model.addAttribute("form", now());
		return page(model);
	}

	@PostMapping
	String change(@Valid @ModelAttribute("form") AutomationForm form, BindingResult errors,
			@RequestParam String submission, @RequestParam(required = false) @Nullable String preview,
			@RequestParam(required = false) @Nullable String tried, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DIRECTORIES);
		var trial = new Trial(form, preview != null, tried);
		if (!errors.hasErrors()
				&& trial.first(model, () -> this.trials.automation(form.inactivityMonths(), form.asks()))) {
			return page(model);
		}
		return this.submissions.change(submission, errors, this::now, () -> {
			this.automation.askToConfirm(form.asks());
			this.settings
				.change(new ChangeSettings(null, null, null, null, null, form.inactivityMonths(), null, null, null));
			return "/settings/automation";
		})
			.map((target) -> Notice.success(redirect, "boards.notice.automation").redirect(target))
			.orElseGet(() -> page(model));
	}

	private AutomationForm now() {
		return new AutomationForm(this.settings.current().inactivityMonths(), this.automation.confirmations());
	}

	private String page(Model model) {
		Submissions.shown(model, now());
		model.addAttribute("days", TrialService.SPAN.toDays());
		model.addAttribute("ran", this.automation.ran(TrialService.SPAN));
		model.addAttribute("pipelines", Pipeline.values());
		return "pipelines/automation";
	}

	/**
	 * What can be set.
	 *
	 * @param confirmations whether patients are asked to confirm
	 */
	record AutomationForm(@NotNull Integer inactivityMonths, @Nullable Boolean confirmations) {

		boolean asks() {
			return Boolean.TRUE.equals(this.confirmations);
		}

	}

}
