package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.shared.Money;

/**
 * One set of rules in a replay: judges receipt after receipt of a patient by the very
 * evaluation that posts (CB-10 included), and remembers how much less money its discounts
 * would have left on earlier visits. What else people would have done stays as it was.
 */
final class ReplayCase {

	private final List<RuleVersion> rules;

	private final Map<UUID, CashbackSetting> rates;

	private final Currency currency;

	private final Money none;

	private final List<Saved> saved = new ArrayList<>();

	ReplayCase(List<RuleVersion> rules, Map<UUID, CashbackSetting> rates, Currency currency) {
		this.rules = rules;
		this.rates = rates;
		this.currency = currency;
		this.none = Money.zero(currency);
	}

	void nextPatient() {
		this.saved.clear();
	}

	/**
	 * What a receipt would have earned.
	 * @param paidEarlier money really paid on earlier visits
	 */
	Outcome judge(PastReceipt receipt, VisitType visitType, BigDecimal paidEarlier) {
		Money tested = money(paidEarlier.subtract(savedBefore(receipt)).max(BigDecimal.ZERO));
		Evaluation evaluation = RuleEvaluator
			.evaluate(new Bill(visitType, lines(receipt), money(receipt.gross()), tested, receipt.day()), this.rules);
		BigDecimal discount = evaluation.discounts()
			.stream()
			.map((given) -> given.amount().amount())
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.min(receipt.gross().subtract(receipt.otherDiscounts()));
		if (receipt.settledAt() == null) {
			return new Outcome(evaluation, tested, this.none, this.none, this.none, List.of());
		}
		BigDecimal paid = (receipt.moneyPaid().signum() > 0)
				? receipt.moneyPaid().add(receipt.discount()).subtract(discount).max(BigDecimal.ZERO) : BigDecimal.ZERO;
		remember(receipt, paid);
		if (!receipt.earned()) {
			return new Outcome(evaluation, tested, money(paid), this.none, money(discount), List.of());
		}
		BigDecimal before = scaled(receipt, receipt.refundedBefore(), paid);
		Money settled = money(paid.subtract(before));
		Accrual given = Accrual.of(evaluation, settled);
		return new Outcome(evaluation, tested, money(paid), kept(receipt, given.total(), settled, before, paid),
				money(discount), given.parts());
	}

	/** The accrual at settlement, less what refunds since then take back. */
	private Money kept(PastReceipt receipt, Money given, Money settled, BigDecimal before, BigDecimal paid) {
		BigDecimal after = scaled(receipt, receipt.moneyRefunded(), paid).subtract(before);
		if (after.signum() == 0 || !given.isPositive()) {
			return given;
		}
		return given.minus(Accrual.clawBack(given, money(after), settled, this.none));
	}

	private void remember(PastReceipt receipt, BigDecimal paid) {
		BigDecimal net = paid.subtract(scaled(receipt, receipt.moneyRefunded(), paid));
		BigDecimal less = receipt.netMoney().subtract(net);
		if (less.signum() != 0) {
			this.saved.add(new Saved(Objects.requireNonNull(receipt.settledAt()), less));
		}
	}

	private BigDecimal savedBefore(PastReceipt receipt) {
		BigDecimal sum = BigDecimal.ZERO;
		for (Saved one : this.saved) {
			if (!one.at().isAfter(receipt.occurredAt())) {
				sum = sum.add(one.less());
			}
		}
		return sum;
	}

	/** A part of the money really paid, as the same part of the money paid here. */
	private BigDecimal scaled(PastReceipt receipt, BigDecimal part, BigDecimal paid) {
		if (part.signum() == 0 || receipt.moneyPaid().signum() == 0) {
			return BigDecimal.ZERO;
		}
		if (paid.compareTo(receipt.moneyPaid()) == 0) {
			return part;
		}
		BigDecimal exact = part.multiply(paid).divide(receipt.moneyPaid(), MathContext.DECIMAL64);
		return Money.rounded(exact, this.currency).amount().min(paid);
	}

	private List<Bill.Line> lines(PastReceipt receipt) {
		var lines = new ArrayList<Bill.Line>(receipt.lines().size());
		for (PastReceipt.Line line : receipt.lines()) {
			lines.add(new Bill.Line(line.name(), line.quantity(), money(line.amount()),
					(line.service() != null) ? this.rates.getOrDefault(line.service(), line.rate()) : line.rate()));
		}
		return lines;
	}

	private Money money(BigDecimal amount) {
		return Money.of(amount, this.currency);
	}

	/**
	 * What a receipt would have earned.
	 *
	 * @param paidEarlier the cumulative sum it would have been held against
	 * @param money paid on it
	 * @param bonus that stayed after refunds
	 * @param parts of the bonus when it was given
	 */
	record Outcome(Evaluation evaluation, Money paidEarlier, Money money, Money bonus, Money discount,
			List<Accrual.Part> parts) {

		BigDecimal total() {
			return this.bonus.amount().add(this.discount.amount());
		}

	}

	private record Saved(Instant at, BigDecimal less) {

	}

}
