package dental.cuspid.cashback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

	private final RuleStore rules;

	private final AccrualBooks books;

	private final ClinicTime time;

	private final KeptEvaluations kept;

	CashbackProgram(RuleStore rules, AccrualBooks books, ClinicTime time, KeptEvaluations kept) {
		this.rules = rules;
		this.books = books;
		this.time = time;
		this.kept = kept;
	}

	@Override
	public String key() {
		return "cashback";
	}

	@Override
	public Assessment assess(ReceiptFacts facts) {
		return assess(facts, this.rules.present());
	}

	@Override
	public Assessment reassess(ReceiptFacts facts, String basis) {
		return assess(facts, this.kept.rules(basis).orElseGet(this.rules::present));
	}

	private Assessment assess(ReceiptFacts facts, List<RuleVersion> rules) {
		var lines = facts.lines()
			.stream()
			.map((line) -> new Bill.Line(line.name(), line.quantity(), line.amount(), line.cashback()))
			.toList();
		var bill = new Bill(facts.visitType(), lines, facts.gross(), facts.paidEarlier(),
				this.time.dayOf(facts.occurredAt()));
		List<RuleVersion> active = RuleEvaluator.active(rules, bill.day());
		Evaluation evaluation = RuleEvaluator.evaluate(bill, active);
		var discounts = evaluation.discounts()
			.stream()
			.map((discount) -> new Assessment.Discount(discount.by().name(), Sentences.of(discount), discount.amount()))
			.toList();
		return new Assessment(discounts, this.kept.keep(evaluation, active, facts.paidEarlier()));
	}

	@Override
	public Outlook outlook(Standing standing) {
		Evaluation evaluation = this.kept.read(standing.basis());
		Money money = moneyThatCounts(standing);
		Accrual accrual = Accrual.of(evaluation, money);
		boolean earned = earned(standing);
		List<Reason> explanation = new ArrayList<>();
		explanation.add(Sentences.of(evaluation, accrual, money, earned));
		accrual.parts()
			.stream()
			.filter((part) -> part.amount().isPositive())
			.forEach((part) -> explanation.add(Sentences.of(part)));
		explanation.addAll(Sentences.of(evaluation.findings(), money.currency()));
		return new Outlook(earned ? Money.zero(money.currency()) : accrual.total(), explanation);
	}

	@Override
	public Money expectedBonus(Standing standing) {
		Money money = moneyThatCounts(standing);
		return earned(standing) ? Money.zero(money.currency())
				: Accrual.of(this.kept.read(standing.basis()), money).total();
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
			this.books.credit(standing, Accrual.of(this.kept.read(standing.basis()), standing.netMoney()),
					standing.settledBy(), at);
		}
	}

	private static boolean earned(Standing standing) {
		return standing.settledAt() != null && standing.visitCompleted();
	}

	/** The money on the receipt if the rest comes in money too. */
	private static Money moneyThatCounts(Standing standing) {
		return standing.moneyWhenSettled().minus(standing.moneyRefunded());
	}

}
