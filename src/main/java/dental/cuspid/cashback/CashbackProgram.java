package dental.cuspid.cashback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dental.cuspid.checkout.Assessment;
import dental.cuspid.checkout.Outlook;
import dental.cuspid.checkout.PaymentFacts;
import dental.cuspid.checkout.Reason;
import dental.cuspid.checkout.ReceiptFacts;
import dental.cuspid.checkout.RefundFacts;
import dental.cuspid.checkout.RewardProgram;
import dental.cuspid.checkout.Standing;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.shared.Money;

import org.springframework.stereotype.Component;

/**
 * Cashback as checkout knows it: discounts and expected bonus when a receipt is opened,
 * the bonus itself at the later of settled and completed, its share back with every
 * refund.
 */
@Component
class CashbackProgram implements RewardProgram {

	private static final int MOST_CHARACTERS = 2_000_000;

	private static final Duration UNUSED = Duration.ofMinutes(5);

	private final RuleStore rules;

	private final AccrualBooks books;

	private final ClinicTime time;

	/** A payment asks several times for what was kept when the receipt was opened. */
	private final Cache<String, KeptEvaluation> read = Caffeine.newBuilder()
		.maximumWeight(MOST_CHARACTERS)
		.weigher((String basis, KeptEvaluation kept) -> basis.length())
		.expireAfterAccess(UNUSED)
		.build();

	CashbackProgram(RuleStore rules, AccrualBooks books, ClinicTime time) {
		this.rules = rules;
		this.books = books;
		this.time = time;
	}

	@Override
	public String key() {
		return "cashback";
	}

	@Override
	public Assessment assess(ReceiptFacts facts) {
		var lines = facts.lines()
			.stream()
			.map((line) -> new Bill.Line(line.name(), line.quantity(), line.amount(), line.cashback()))
			.toList();
		var bill = new Bill(facts.visitType(), lines, facts.gross(), facts.paidEarlier(),
				this.time.dayOf(facts.occurredAt()));
		Evaluation evaluation = RuleEvaluator.evaluate(bill, this.rules.present());
		var discounts = evaluation.discounts()
			.stream()
			.map((discount) -> new Assessment.Discount(discount.by().name(), Sentences.of(discount), discount.amount()))
			.toList();
		var kept = KeptEvaluation.of(evaluation, facts.paidEarlier());
		String basis = CashbackJson.write(kept);
		this.read.put(basis, kept);
		return new Assessment(discounts, basis);
	}

	@Override
	public Outlook outlook(Standing standing) {
		KeptEvaluation kept = kept(standing);
		Evaluation evaluation = kept.evaluation();
		Money money = standing.moneyWhenSettled().minus(standing.moneyRefunded());
		Accrual accrual = Accrual.of(evaluation, money);
		boolean earned = earned(standing);
		List<Reason> explanation = new ArrayList<>();
		explanation.add(Sentences.of(evaluation, accrual, money, earned));
		accrual.parts()
			.stream()
			.filter((part) -> part.amount().isPositive())
			.forEach((part) -> explanation.add(Sentences.of(part)));
		explanation.addAll(Sentences.of(kept, money.currency()));
		return new Outlook(earned ? Money.zero(money.currency()) : accrual.total(), explanation);
	}

	@Override
	public void settled(Standing standing) {
		if (earned(standing)) {
			credit(standing, standing.settledAt());
		}
	}

	@Override
	public void completed(Standing standing, Instant at) {
		if (earned(standing)) {
			credit(standing, at);
		}
	}

	@Override
	public void refunded(Standing standing, RefundFacts refund) {
		if (refund.tender().isMoney()) {
			this.books.clawBack(standing, refund);
		}
	}

	@Override
	public void paymentVoided(Standing standing, PaymentFacts payment, Instant at) {
		this.books.reverse(standing, payment.payment(), at);
	}

	private void credit(Standing standing, @org.jspecify.annotations.Nullable Instant at) {
		if (standing.settledBy() != null && at != null) {
			this.books.credit(standing, Accrual.of(kept(standing).evaluation(), standing.netMoney()),
					standing.settledBy(), at);
		}
	}

	private static boolean earned(Standing standing) {
		return standing.settledAt() != null && standing.visitCompleted();
	}

	private KeptEvaluation kept(Standing standing) {
		return this.read.get(standing.basis(), (basis) -> CashbackJson.read(basis, KeptEvaluation.class));
	}

}
