package dental.cuspid.cashback.web;

import java.util.List;

import dental.cuspid.cashback.Audience;
import dental.cuspid.cashback.Basis;
import dental.cuspid.cashback.CashbackRuleService;
import dental.cuspid.cashback.Reward;
import dental.cuspid.cashback.RewardUnit;
import dental.cuspid.cashback.RuleView;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ServiceCatalogue;
import dental.cuspid.shared.Ids;
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
 * Rates and rules of the bonus system, with the banner that says which of them counts
 * (CB-11).
 */
@Controller
@RequestMapping("/cashback")
class CashbackController {

	private final CashbackRuleService rules;

	private final ServiceCatalogue services;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	private final Submissions submissions;

	CashbackController(CashbackRuleService rules, ServiceCatalogue services, ClinicSettingsService settings,
			CurrentStaff current, Submissions submissions) {
		this.rules = rules;
		this.services = services;
		this.settings = settings;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping
	String show(Model model) {
		List<RuleView> all = this.rules.all();
		model.addAttribute("rules", all);
		model.addAttribute("active", all.stream().filter(RuleView::active).map((rule) -> rule.terms().name()).toList());
		model.addAttribute("earning",
				this.services.all()
					.stream()
					.filter((service) -> service.active() && service.cashback().type() != CashbackSetting.Type.NONE)
					.toList());
		model.addAttribute("currency", this.settings.current().currency());
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_RULES));
		model.addAttribute("mayEditRates", this.current.actor().may(Right.EDIT_DIRECTORIES));
		return "cashback/show";
	}

	@GetMapping("/rules/new")
	String draft(Model model) {
		this.current.require(Right.EDIT_RULES);
		return form(RuleForm.empty(), null, model);
	}

	@PostMapping("/rules")
	String add(@Valid @ModelAttribute("form") RuleForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_RULES);
		return this.submissions.attempt(submission, errors, () -> {
			this.rules.add(form.terms(), form.reason());
			return "/cashback";
		})
			.map((target) -> Notice.success(redirect, "cashback.notice.saved", form.name()).redirect(target))
			.orElseGet(() -> form(form, null, model));
	}

	@GetMapping("/rules/{id}")
	String edit(@PathVariable String id, Model model) {
		this.current.require(Right.EDIT_RULES);
		RuleView rule = this.rules.get(Ids.parse(id));
		return form(RuleForm.of(rule.terms()), rule, model);
	}

	@PostMapping("/rules/{id}")
	String change(@PathVariable String id, @Valid @ModelAttribute("form") RuleForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_RULES);
		RuleView rule = this.rules.get(Ids.parse(id));
		return this.submissions.attempt(submission, errors, () -> {
			this.rules.change(rule.id(), form.terms(), form.reason());
			return "/cashback";
		})
			.map((target) -> Notice.success(redirect, "cashback.notice.saved", form.name()).redirect(target))
			.orElseGet(() -> form(form, rule, model));
	}

	@PostMapping("/rules/{id}/archive")
	String archive(@PathVariable String id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.rules.archive(Ids.parse(id));
			return "/cashback";
		});
		return Notice.success(redirect, "cashback.notice.archived").redirect(target);
	}

	private String form(RuleForm form, @Nullable RuleView rule, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("rule", rule);
		model.addAttribute("audiences", Audience.values());
		model.addAttribute("bases", Basis.values());
		model.addAttribute("rewards", Reward.values());
		model.addAttribute("units", RewardUnit.values());
		model.addAttribute("rows", RuleForm.ROWS);
		model.addAttribute("currency", this.settings.current().currency());
		return "cashback/rule";
	}

}
