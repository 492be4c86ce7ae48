package dental.cuspid.cashback.web;

import dental.cuspid.cashback.CashbackRuleService;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The rules of the bonus system (CB-4), with the banner that says whether they or the
 * rates of the services count (CB-11), and how bonus may be spent.
 */
@Controller
class CashbackController {

	private final CashbackRuleService rules;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	CashbackController(CashbackRuleService rules, ClinicSettingsService settings, CurrentStaff current) {
		this.rules = rules;
		this.settings = settings;
		this.current = current;
	}

	@GetMapping("/cashback")
	String show(Model model) {
		var settings = this.settings.current();
		model.addAttribute("mode", this.rules.mode());
		model.addAttribute("rules", this.rules.all().stream().map((rule) -> RuleCard.of(rule, settings)).toList());
		model.addAttribute("archived", this.rules.archived());
		model.addAttribute("settings", settings);
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_RULES));
		model.addAttribute("mayRate", this.current.actor().may(Right.EDIT_RATES));
		model.addAttribute("mayEditAmounts", this.current.actor().may(Right.EDIT_AMOUNTS));
		return "cashback/show";
	}

}
