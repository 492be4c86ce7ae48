package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Replays past receipts, patient by patient and in true order, under today's rules and
 * under a rule that is tried out. Keeps one patient in memory at a time.
 */
final class Replay {

	private final LocalDate from;

	private final Currency currency;

	private final Sink sink;

	private final ReplayCase today;

	private final ReplayCase rule;

	private final ReplaySums sums;

	private final ReplayCliffs cliffs;

	private @Nullable UUID patient;

	private BigDecimal paid = BigDecimal.ZERO;

	private boolean first = true;

	private int receiptsOfPatient;

	private BigDecimal todayOfPatient = BigDecimal.ZERO;

	private BigDecimal ruleOfPatient = BigDecimal.ZERO;

	private long receipts;

	private long imported;

	private long patients;

	private long same;

	private final Many winners = new Many();

	private final Many losers = new Many();

	/**
	 * @param from first day of the period; receipts before it only fill the cumulative
	 * sum
	 * @param today rules in force today, dates left out
	 * @param rules the same with the rule that is tried out
	 * @param tried that rule
	 * @param rates of the services today
	 */
	Replay(LocalDate from, List<RuleVersion> today, List<RuleVersion> rules, RuleTerms tried,
			Map<UUID, CashbackSetting> rates, Currency currency, Sink sink) {
		this.from = from;
		this.currency = currency;
		this.sink = sink;
		this.today = new ReplayCase(today, rates, currency);
		this.rule = new ReplayCase(rules, rates, currency);
		this.sums = new ReplaySums(currency);
		this.cliffs = new ReplayCliffs(tried.inOrder(), currency);
	}

	/**
	 * Takes the next receipt: those of a patient together, earlier visits first.
	 */
	void next(PastReceipt receipt) {
		if (!receipt.patient().equals(this.patient)) {
			endOfPatient();
			this.patient = receipt.patient();
			this.paid = receipt.opening();
			this.first = receipt.openingVisits() == 0;
			this.today.nextPatient();
			this.rule.nextPatient();
		}
		if (!receipt.day().isBefore(this.from)) {
			judge(receipt);
		}
		this.paid = this.paid.add(receipt.netMoney());
		this.first = false;
	}

	private void judge(PastReceipt receipt) {
		VisitType visit = (receipt.visitType() != null) ? receipt.visitType()
				: (this.first ? VisitType.PRIMARY : VisitType.REPEAT);
		BigDecimal paidEarlier = receipt.history() ? this.paid : receipt.paidEarlier();
		ReplayCase.Outcome before = this.today.judge(receipt, visit, paidEarlier);
		ReplayCase.Outcome after = this.rule.judge(receipt, visit, paidEarlier);
		this.sums.add(receipt, before, after);
		if (receipt.settledAt() != null) {
			this.cliffs.look(receipt, visit, after).forEach(this.sink::beside);
		}
		this.receipts++;
		this.imported += receipt.history() ? 1 : 0;
		this.receiptsOfPatient++;
		this.todayOfPatient = this.todayOfPatient.add(before.total());
		this.ruleOfPatient = this.ruleOfPatient.add(after.total());
	}

	private void endOfPatient() {
		if (this.patient != null && this.receiptsOfPatient > 0) {
			BigDecimal difference = this.ruleOfPatient.subtract(this.todayOfPatient);
			this.patients++;
			if (difference.signum() == 0) {
				this.same++;
			}
			else {
				((difference.signum() > 0) ? this.winners : this.losers).add(difference);
				this.sink.patient(this.patient, this.receiptsOfPatient, this.todayOfPatient, this.ruleOfPatient);
			}
		}
		this.receiptsOfPatient = 0;
		this.todayOfPatient = BigDecimal.ZERO;
		this.ruleOfPatient = BigDecimal.ZERO;
	}

	/** Ends the replay. */
	ReplayResult result() {
		endOfPatient();
		this.patient = null;
		return new ReplayResult(this.receipts, this.imported, this.patients, this.sums.revenue(), this.sums.today(),
				this.sums.rule(), this.winners.group(this.currency), this.losers.group(this.currency), this.same,
				this.sums.months(), this.sums.categories(), this.cliffs.cliffs());
	}

	/**
	 * Where a replay leaves what is too much for memory.
	 */
	interface Sink {

		void patient(UUID patient, int receipts, BigDecimal today, BigDecimal rule);

		void beside(ReplayCliffs.Beside beside);

	}

	private static final class Many {

		private long patients;

		private BigDecimal total = BigDecimal.ZERO;

		void add(BigDecimal difference) {
			this.patients++;
			this.total = this.total.add(difference);
		}

		ReplayResult.Group group(Currency currency) {
			BigDecimal average = (this.patients == 0) ? BigDecimal.ZERO : this.total
				.divide(BigDecimal.valueOf(this.patients), currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
			return new ReplayResult.Group(this.patients, Money.of(this.total, currency), Money.of(average, currency));
		}

	}

}
