package dental.cuspid.cashback.web;

import java.util.Currency;
import java.util.List;

import dental.cuspid.cashback.CashbackRuleService;
import dental.cuspid.cashback.RulePicture;
import dental.cuspid.cashback.RuleSentences;
import dental.cuspid.cashback.RuleTerms;
import dental.cuspid.cashback.RuleView;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Fills the page of a rule: its picture, its sentences, its versions.
 */
@Component
class RulePages {

	private final CashbackRuleService rules;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	RulePages(CashbackRuleService rules, ClinicSettingsService settings, CurrentStaff current) {
		this.rules = rules;
		this.settings = settings;
		this.current = current;
	}

	String show(RuleForm form, @Nullable RuleView rule, Model model) {
		Currency currency = this.settings.current().currency();
		model.addAttribute("rule", rule);
		model.addAttribute("mode", this.rules.mode());
		model.addAttribute("currency", currency);
		model.addAttribute("versions", (rule != null) ? this.rules.history(rule.id()) : List.of());
		model.addAttribute("mayEdit",
				this.current.actor().may(Right.EDIT_RULES) && (rule == null || rule.archivedAt() == null));
		RuleTerms terms = form.terms();
		boolean drawable = drawable(terms, currency);
		model.addAttribute("picture", drawable ? RulePicture.of(terms) : null);
		model.addAttribute("words", drawable ? RuleSentences.of(terms, currency) : List.of());
		return "cashback/rule";
	}

	/** Intervals that overlap or are not finished yet cannot be drawn. */
	private static boolean drawable(RuleTerms terms, Currency currency) {
		return terms.problems(currency.getDefaultFractionDigits())
			.stream()
			.noneMatch((problem) -> String.valueOf(problem.field()).startsWith("intervals"));
	}

}
