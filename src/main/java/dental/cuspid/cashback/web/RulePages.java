package dental.cuspid.cashback.web;

import java.util.Currency;
import java.util.List;

import dental.cuspid.cashback.Audience;
import dental.cuspid.cashback.Basis;
import dental.cuspid.cashback.CashbackRuleService;
import dental.cuspid.cashback.ReplayResult;
import dental.cuspid.cashback.ReplayService;
import dental.cuspid.cashback.ReplayView;
import dental.cuspid.cashback.Reward;
import dental.cuspid.cashback.RewardUnit;
import dental.cuspid.cashback.RulePicture;
import dental.cuspid.cashback.RuleSentences;
import dental.cuspid.cashback.RuleTerms;
import dental.cuspid.cashback.RuleView;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Fills the page of a rule: its picture, its sentences, its versions, its replays.
 */
@Component
class RulePages {

	private final CashbackRuleService rules;

	private final ReplayService replays;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final CurrentStaff current;

	RulePages(CashbackRuleService rules, ReplayService replays, ClinicSettingsService settings, ClinicTime time,
			CurrentStaff current) {
		this.rules = rules;
		this.replays = replays;
		this.settings = settings;
		this.time = time;
		this.current = current;
	}

	String show(RuleForm form, @Nullable RuleView rule, Model model) {
		Currency currency = this.settings.current().currency();
		model.addAttribute("rule", rule);
		model.addAttribute("form", form);
		model.addAttribute("audiences", Audience.values());
		model.addAttribute("bases", Basis.values());
		model.addAttribute("rewards", Reward.values());
		model.addAttribute("units", RewardUnit.values());
		model.addAttribute("mode", this.rules.mode());
		model.addAttribute("currency", currency);
		model.addAttribute("versions", (rule != null) ? this.rules.history(rule.id()) : List.of());
		model.addAttribute("mayEdit",
				this.current.actor().may(Right.EDIT_RULES) && (rule == null || rule.archivedAt() == null));
		replays(rule, model);
		RuleTerms terms = form.complete() ? form.terms() : null;
		boolean drawn = terms != null && drawable(terms, currency);
		model.addAttribute("picture", (terms != null && drawn) ? RulePicture.of(terms) : null);
		model.addAttribute("words", (terms != null && drawn) ? RuleSentences.of(terms, currency) : List.of());
		return "cashback/rule";
	}

	private void replays(@Nullable RuleView rule, Model model) {
		List<ReplayView> replays = (rule != null) ? this.replays.ofRule(rule.id()) : List.of();
		ReplayView last = replays.isEmpty() ? null : replays.getFirst();
		ReplayResult result = (last != null) ? last.result() : null;
		model.addAttribute("replays", replays);
		model.addAttribute("chart", (result != null) ? ReplayChart.of(result.months()) : null);
		if (!model.containsAttribute("period")) {
			model.addAttribute("period", ReplayForm.lastYear(this.time.today()));
		}
	}

	/** Intervals that overlap or are not finished yet cannot be drawn. */
	private static boolean drawable(RuleTerms terms, Currency currency) {
		return terms.problems(currency.getDefaultFractionDigits())
			.stream()
			.noneMatch((problem) -> String.valueOf(problem.field()).startsWith("intervals"));
	}

}
