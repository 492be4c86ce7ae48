package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as receipts kept it at first; no longer written. The oldest hold every
 * finding in full, later ones the first twelve and the outcomes of the others.
 *
 * @param findings told in full
 * @param further what became of the others, null where there are none
 */
record EarlierEvaluation(boolean standard, Money gross, List<Bill.Line> lines, List<Evaluation.Discount> discounts,
		List<Candidate> bonuses, List<Finding> findings, @Nullable Further further) {

	/**
	 * The same as it is known now.
	 * @param versions what versions of rules say, by the rule
	 */
	Evaluation evaluation(Function<List<Outcome>, Map<UUID, RuleTerms>> versions) {
		var all = new ArrayList<>(this.findings);
		if (this.further != null) {
			List<Outcome> outcomes = this.further.outcomes();
			Map<UUID, RuleTerms> terms = versions.apply(outcomes);
			Money paidEarlier = this.further.paidEarlier();
			outcomes.forEach((one) -> all
				.add(one.finding(Objects.requireNonNull(terms.get(one.rule())), this.gross, paidEarlier)));
		}
		return new Evaluation(this.standard, this.gross, this.lines, this.discounts, this.bonuses, List.copyOf(all));
	}

	/**
	 * Findings beyond the first ones.
	 *
	 * @param paidEarlier what rules of the cumulative sum tested
	 * @param rules rule, version and outcome of each
	 */
	record Further(Money paidEarlier, String rules) {

		List<Outcome> outcomes() {
			ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(this.rules));
			var outcomes = new ArrayList<Outcome>();
			while (bytes.hasRemaining()) {
				outcomes.add(new Outcome(new UUID(bytes.getLong(), bytes.getLong()), bytes.getInt(),
						Finding.Outcome.values()[bytes.get()]));
			}
			return outcomes;
		}

	}

	/**
	 * What became of a version of a rule.
	 */
	record Outcome(UUID rule, int version, Finding.Outcome outcome) {

		/** The same with what the version says. */
		Finding finding(RuleTerms terms, Money gross, Money paidEarlier) {
			BigDecimal tested = terms.basis().tested(gross, paidEarlier);
			return new Finding(this.rule, this.version, terms.name(), terms.audience(), terms.basis(), this.outcome,
					tested, (this.outcome == Finding.Outcome.FITS) ? terms.intervalOf(tested) : null);
		}

	}

}
