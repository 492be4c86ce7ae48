package dental.cuspid.cashback.web;

import java.util.List;

import dental.cuspid.cashback.RuleSentences;
import dental.cuspid.cashback.RuleView;
import dental.cuspid.checkout.Reason;
import dental.cuspid.clinic.ClinicSettings;

/**
 * A rule of the list, with what it says.
 */
record RuleCard(RuleView rule, List<Reason> words) {

	static RuleCard of(RuleView rule, ClinicSettings settings) {
		return new RuleCard(rule, RuleSentences.of(rule.terms(), settings.currency()));
	}

}
