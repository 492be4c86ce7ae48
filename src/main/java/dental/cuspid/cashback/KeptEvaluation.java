package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as a receipt keeps it: what was tested and what became of each rule, one
 * character for a rule. Which rules those were says their set, what they said their
 * versions; neither ever changes, so two hundred rules take some hundred characters.
 *
 * @param paidEarlier what rules of the cumulative sum tested
 * @param lines where no rule was active; their rates count then
 * @param rules the set of rules that were active, null where there was none
 * @param outcomes of the rules in the order of the set, each the place of its
 * {@link Finding.Outcome}
 */
record KeptEvaluation(Money gross, Money paidEarlier, List<Bill.Line> lines, @Nullable UUID rules, String outcomes) {

	static KeptEvaluation of(Evaluation evaluation, Money paidEarlier, @Nullable UUID rules) {
		var outcomes = new StringBuilder(evaluation.findings().size());
		evaluation.findings().forEach((finding) -> outcomes.append((char) ('0' + finding.outcome().ordinal())));
		return new KeptEvaluation(evaluation.gross(), paidEarlier,
				evaluation.standard() ? evaluation.lines() : List.of(), rules, outcomes.toString());
	}

	/**
	 * The evaluation itself.
	 * @param rules those of the set
	 */
	Evaluation evaluation(List<RuleVersion> rules) {
		var findings = new ArrayList<Finding>(rules.size());
		for (int i = 0; i < rules.size(); i++) {
			RuleVersion rule = rules.get(i);
			Finding.Outcome outcome = Finding.Outcome.values()[this.outcomes.charAt(i) - '0'];
			BigDecimal tested = rule.terms().basis().tested(this.gross, this.paidEarlier);
			findings.add(RuleEvaluator.finding(rule, outcome, tested,
					(outcome == Finding.Outcome.FITS) ? rule.terms().intervalOf(tested) : null));
		}
		return RuleEvaluator.evaluation(this.gross, this.lines, rules, List.copyOf(findings));
	}

}
