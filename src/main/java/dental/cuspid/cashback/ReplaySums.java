package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dental.cuspid.cashback.ReplayCase.Outcome;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.shared.Money;

/**
 * Adds a replay up: by month, by category, in all.
 */
final class ReplaySums {

	private static final int EXACT = 12;

	private final Currency currency;

	private final Map<YearMonth, Sum> months = new TreeMap<>();

	private final Map<String, Share> categories = new TreeMap<>();

	private final Sum all = new Sum();

	ReplaySums(Currency currency) {
		this.currency = currency;
	}

	void add(PastReceipt receipt, Outcome today, Outcome rule) {
		this.all.add(receipt, today, rule);
		this.months.computeIfAbsent(YearMonth.from(receipt.day()), (month) -> new Sum()).add(receipt, today, rule);
		share(receipt, today, true);
		share(receipt, rule, false);
	}

	/**
	 * Standard mode says what each line earned; what a rule gives is spread over the
	 * lines in proportion.
	 */
	private void share(PastReceipt receipt, Outcome outcome, boolean today) {
		BigDecimal total = outcome.total();
		BigDecimal whole = BigDecimal.ZERO;
		List<BigDecimal> weights = new ArrayList<>();
		for (PastReceipt.Line line : receipt.lines()) {
			weights.add(line.amount());
			whole = whole.add(line.amount());
		}
		if (outcome.evaluation().standard() && total.signum() != 0) {
			weights = byRates(outcome, receipt);
			whole = BigDecimal.ZERO;
			for (BigDecimal part : weights) {
				whole = whole.add(part);
			}
		}
		for (int i = 0; i < weights.size(); i++) {
			PastReceipt.Line line = receipt.lines().get(i);
			Share share = this.categories.computeIfAbsent(line.category(), (code) -> new Share());
			BigDecimal part = (whole.signum() > 0 && total.signum() != 0)
					? total.multiply(weights.get(i)).divide(whole, EXACT, RoundingMode.HALF_UP) : BigDecimal.ZERO;
			if (today) {
				share.amount = share.amount.add(line.amount());
				share.today = share.today.add(part);
			}
			else {
				share.rule = share.rule.add(part);
			}
		}
	}

	private static List<BigDecimal> byRates(Outcome outcome, PastReceipt receipt) {
		List<Accrual.Part> parts = outcome.parts();
		var weights = new ArrayList<BigDecimal>();
		int next = 0;
		for (int i = 0; i < receipt.lines().size(); i++) {
			boolean earns = outcome.evaluation().lines().get(i).cashback().type() != CashbackSetting.Type.NONE;
			weights.add((earns && next < parts.size()) ? parts.get(next++).amount().amount() : BigDecimal.ZERO);
		}
		return weights;
	}

	Money revenue() {
		return money(this.all.revenue);
	}

	ReplayResult.Cost today() {
		return this.all.today(this.currency);
	}

	ReplayResult.Cost rule() {
		return this.all.rule(this.currency);
	}

	List<ReplayResult.Month> months() {
		return this.months.entrySet()
			.stream()
			.map((month) -> new ReplayResult.Month(month.getKey(), money(month.getValue().revenue),
					month.getValue().today(this.currency), month.getValue().rule(this.currency)))
			.toList();
	}

	/** By category, rounded so that they add up to the whole. */
	List<ReplayResult.Category> categories() {
		List<String> codes = List.copyOf(this.categories.keySet());
		List<Money> today = rounded(codes.stream().map((code) -> this.categories.get(code).today).toList(),
				today().total());
		List<Money> rule = rounded(codes.stream().map((code) -> this.categories.get(code).rule).toList(),
				rule().total());
		var categories = new ArrayList<ReplayResult.Category>();
		for (int i = 0; i < codes.size(); i++) {
			categories.add(new ReplayResult.Category(codes.get(i), money(this.categories.get(codes.get(i)).amount),
					today.get(i), rule.get(i)));
		}
		categories.sort(Comparator.comparing(ReplayResult.Category::rule).reversed());
		return categories;
	}

	private List<Money> rounded(List<BigDecimal> exact, Money whole) {
		var rounded = new ArrayList<>(exact.stream().map((amount) -> Money.rounded(amount, this.currency)).toList());
		Money sum = rounded.stream().reduce(Money.zero(this.currency), Money::plus);
		if (!rounded.isEmpty() && !sum.equals(whole)) {
			int largest = rounded.indexOf(Collections.max(rounded));
			rounded.set(largest, rounded.get(largest).plus(whole.minus(sum)));
		}
		return rounded;
	}

	private Money money(BigDecimal amount) {
		return Money.of(amount, this.currency);
	}

	private static final class Share {

		private BigDecimal amount = BigDecimal.ZERO;

		private BigDecimal today = BigDecimal.ZERO;

		private BigDecimal rule = BigDecimal.ZERO;

	}

	private static final class Sum {

		private BigDecimal revenue = BigDecimal.ZERO;

		private BigDecimal todayBonus = BigDecimal.ZERO;

		private BigDecimal todayDiscount = BigDecimal.ZERO;

		private BigDecimal ruleBonus = BigDecimal.ZERO;

		private BigDecimal ruleDiscount = BigDecimal.ZERO;

		void add(PastReceipt receipt, Outcome today, Outcome rule) {
			this.revenue = this.revenue.add(receipt.netMoney());
			this.todayBonus = this.todayBonus.add(today.bonus().amount());
			this.todayDiscount = this.todayDiscount.add(today.discount().amount());
			this.ruleBonus = this.ruleBonus.add(rule.bonus().amount());
			this.ruleDiscount = this.ruleDiscount.add(rule.discount().amount());
		}

		ReplayResult.Cost today(Currency currency) {
			return new ReplayResult.Cost(Money.of(this.todayBonus, currency), Money.of(this.todayDiscount, currency));
		}

		ReplayResult.Cost rule(Currency currency) {
			return new ReplayResult.Cost(Money.of(this.ruleBonus, currency), Money.of(this.ruleDiscount, currency));
		}

	}

}
