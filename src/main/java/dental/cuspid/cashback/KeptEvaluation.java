package dental.cuspid.cashback;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as a receipt keeps it. Receipts are written with every payment, so what
 * became of the rules beyond the first few is kept as a name of the version and an
 * outcome: versions never change, and say the rest when somebody asks.
 *
 * @param findings the first ones, those that fit before the others
 * @param further what became of the others, null where there are none
 */
record KeptEvaluation(boolean standard, Money gross, List<Bill.Line> lines, List<Evaluation.Discount> discounts,
		List<Candidate> bonuses, List<Finding> findings, @Nullable Further further) {

	/** So many findings are told in full with the receipt. */
	private static final int TOLD = 12;

	static KeptEvaluation of(Evaluation evaluation, Money paidEarlier) {
		List<Finding> sorted = evaluation.findings()
			.stream()
			.sorted(Comparator.comparing((Finding finding) -> finding.outcome() != Finding.Outcome.FITS))
			.toList();
		List<Finding> told = sorted.stream().limit(TOLD).toList();
		return new KeptEvaluation(evaluation.standard(), evaluation.gross(), evaluation.lines(), evaluation.discounts(),
				evaluation.bonuses(), told,
				(sorted.size() > TOLD) ? Further.of(sorted.subList(TOLD, sorted.size()), paidEarlier) : null);
	}

	/** The evaluation with the findings that are told. */
	Evaluation evaluation() {
		return new Evaluation(this.standard, this.gross, this.lines, this.discounts, this.bonuses, this.findings);
	}

	/**
	 * Findings beyond the first ones.
	 *
	 * @param fit how many of them fit
	 * @param others how many of them do not
	 * @param paidEarlier what rules of the cumulative sum tested
	 * @param rules rule, version and outcome of each
	 */
	record Further(int fit, int others, Money paidEarlier, String rules) {

		private static final int BYTES = 2 * Long.BYTES + Integer.BYTES + 1;

		static Further of(List<Finding> findings, Money paidEarlier) {
			ByteBuffer bytes = ByteBuffer.allocate(findings.size() * BYTES);
			int fit = 0;
			for (Finding finding : findings) {
				bytes.putLong(finding.rule().getMostSignificantBits());
				bytes.putLong(finding.rule().getLeastSignificantBits());
				bytes.putInt(finding.version());
				bytes.put((byte) finding.outcome().ordinal());
				fit += (finding.outcome() == Finding.Outcome.FITS) ? 1 : 0;
			}
			return new Further(fit, findings.size() - fit, paidEarlier,
					Base64.getEncoder().encodeToString(bytes.array()));
		}

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
			Money tested = (terms.basis() == Basis.VISIT) ? gross : paidEarlier;
			Interval interval = (this.outcome == Finding.Outcome.FITS) ? terms.intervals()
				.stream()
				.filter((one) -> one.contains(tested.amount()))
				.findFirst()
				.orElseThrow() : null;
			return new Finding(this.rule, this.version, terms.name(), terms.audience(), terms.basis(), this.outcome,
					tested.amount(), interval);
		}

	}

}
