package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import dental.cuspid.checkout.Assessment.Discount;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.shared.Money;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * All reward programs there are, asked one after the other.
 */
@Component
class Programs {

	private final ObjectProvider<RewardProgram> programs;

	private final ClinicSettingsService settings;

	Programs(ObjectProvider<RewardProgram> programs, ClinicSettingsService settings) {
		this.programs = programs;
		this.settings = settings;
	}

	/**
	 * Has a receipt judged and writes discounts and expectations on it; one that was
	 * judged before, by what was in force then.
	 */
	void assess(Receipt receipt, ReceiptFacts facts, List<ReceiptLine> lines) {
		var discounts = new ArrayList<RuleDiscount>();
		var bases = new ArrayList<FrozenAssessment>();
		BigDecimal left = facts.gross().amount();
		List<FrozenAssessment> before = receipt.assessments();
		for (RewardProgram program : all()) {
			Assessment assessment = basis(program, before).map((basis) -> program.reassess(facts, basis))
				.orElseGet(() -> program.assess(facts));
			for (Discount discount : assessment.discounts()) {
				BigDecimal amount = discount.amount().amount().min(left);
				if (amount.signum() > 0) {
					discounts.add(new RuleDiscount(program.key(), discount.rule(), discount.reason(), amount));
					left = left.subtract(amount);
				}
			}
			bases.add(new FrozenAssessment(program.key(), assessment.basis()));
		}
		receipt.write(lines, discounts);
		receipt.assessed(bases);
		lookAhead(receipt);
	}

	/**
	 * Asks anew what is still to come, after something happened to the receipt.
	 */
	void lookAhead(Receipt receipt) {
		List<FrozenAssessment> kept = receipt.assessments();
		if (!kept.isEmpty()) {
			Standing standing = standing(receipt);
			receipt.expects(asked(kept, standing, RewardProgram::expectedBonus).map(Money::amount)
				.reduce(BigDecimal.ZERO, BigDecimal::add));
		}
	}

	/**
	 * What is to come if the receipt stood like this, and why.
	 */
	List<Outlook> outlooks(List<FrozenAssessment> kept, Standing standing) {
		return asked(kept, standing, RewardProgram::outlook).toList();
	}

	private <T> Stream<T> asked(List<FrozenAssessment> kept, Standing standing,
			BiFunction<RewardProgram, Standing, T> question) {
		List<RewardProgram> programs = all();
		return kept.stream()
			.flatMap((assessment) -> programs.stream()
				.filter((program) -> program.key().equals(assessment.program()))
				.map((program) -> question.apply(program, standing.basedOn(assessment.basis()))));
	}

	/**
	 * Tells each program that judged the receipt what happened. Imported history is told
	 * to none.
	 */
	void tell(Receipt receipt, BiConsumer<RewardProgram, Standing> what) {
		if (receipt.isHistory()) {
			return;
		}
		Standing standing = standing(receipt);
		List<FrozenAssessment> kept = receipt.assessments();
		for (RewardProgram program : all()) {
			what.accept(program, standing.basedOn(basis(program, kept).orElse("")));
		}
	}

	Standing standing(Receipt receipt) {
		ReceiptTotals totals = receipt.totals();
		Currency currency = this.settings.current().currency();
		Function<BigDecimal, Money> money = (amount) -> Money.of(amount, currency);
		return new Standing(receipt.id(), receipt.number(), receipt.patient(), receipt.appointment(),
				receipt.visitType(), money.apply(totals.gross()), money.apply(totals.discounts()),
				money.apply(totals.moneyPaid()), money.apply(totals.moneyRefunded()), money.apply(totals.valuePaid()),
				money.apply(totals.valueRefunded()), money.apply(totals.due()), receipt.settledAt(),
				receipt.settledBy(), receipt.isVisitCompleted(), "");
	}

	private static Optional<String> basis(RewardProgram program, List<FrozenAssessment> kept) {
		return kept.stream()
			.filter((assessment) -> assessment.program().equals(program.key()))
			.map(FrozenAssessment::basis)
			.findFirst();
	}

	private List<RewardProgram> all() {
		return this.programs.orderedStream().toList();
	}

}
