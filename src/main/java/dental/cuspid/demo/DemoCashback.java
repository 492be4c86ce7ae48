package dental.cuspid.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dental.cuspid.cashback.Audience;
import dental.cuspid.cashback.Basis;
import dental.cuspid.cashback.CashbackRuleService;
import dental.cuspid.cashback.Condition;
import dental.cuspid.cashback.Interval;
import dental.cuspid.cashback.ReplayService;
import dental.cuspid.cashback.Reward;
import dental.cuspid.cashback.RewardUnit;
import dental.cuspid.cashback.RuleTerms;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.demo.DemoLoader.Places;
import dental.cuspid.patients.PatientId;
import dental.cuspid.staff.JobService;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The demo clinic's cashback rules: two that count, one of them reworded, one archived,
 * and a draft that was tried out on the last year.
 */
@Component
class DemoCashback {

	private static final List<String> SERVICES = List.of("KC-FILL3", "IP-PZR", "KC-ROOT", "ZE-CROWN");

	private static final int EARLIER = 22;

	private static final int LAPSED_SINCE = 70;

	private static final int DAYS_BETWEEN = 5;

	private final CashbackRuleService rules;

	private final ReplayService replays;

	private final DemoReceipts receipts;

	private final JobService jobs;

	private final ClinicTime time;

	DemoCashback(CashbackRuleService rules, ReplayService replays, DemoReceipts receipts, JobService jobs,
			ClinicTime time) {
		this.rules = rules;
		this.replays = replays;
		this.receipts = receipts;
		this.jobs = jobs;
		this.time = time;
	}

	/**
	 * Rules of the time in which visits are paid.
	 */
	int active() {
		UUID old = this.rules.add(rule("Autumn offer", Audience.ALL, Basis.VISIT, true, bonus("0", null, "2")),
				"Tried for the opening of the second branch");
		this.rules.archive(old);
		this.rules.add(rule("Recall bonus", Audience.REPEAT, Basis.VISIT, true, bonus("50", "400", "3"),
				bonus("400", null, "5")), "Agreed in the directors' meeting");
		UUID welcome = this.rules.add(
				rule("Welcome bonus", Audience.PRIMARY, Basis.VISIT, true, sum("100", "300", "5")),
				"Agreed in the directors' meeting");
		this.rules.change(welcome, rule("Welcome bonus", Audience.PRIMARY, Basis.VISIT, true, sum("80", "300", "5"),
				sum("300", null, "15")), "Larger first visits should earn more", null);
		return 2;
	}

	/**
	 * Receipts of the months before that were entered later, so that some bonus has
	 * lapsed and some soon will.
	 * @param months until bonus lapses
	 */
	int earlier(DemoPlan plan, List<PatientId> patients, Places places, int months) {
		List<Integer> known = plan.history().stream().map(DemoPlan.History::patient).distinct().limit(EARLIER).toList();
		LocalDate first = this.time.today().minusMonths(months).minusDays(LAPSED_SINCE);
		for (int i = 0; i < known.size(); i++) {
			LocalDate day = first.plusDays((long) DAYS_BETWEEN * i);
			this.receipts.recordLater(patients.get(known.get(i)), places, DemoDirectory.MITTE,
					SERVICES.get(i % SERVICES.size()), this.time.startOf(day).plusSeconds(36_000 + 900L * i));
		}
		return known.size();
	}

	/**
	 * Takes away what has lapsed, as every night.
	 */
	Object lapse() {
		return this.jobs.run("bonus-expiry");
	}

	/**
	 * A rule that is only thought of, tried out on the last year.
	 */
	int draft() {
		UUID draft = this.rules.add(
				rule("Loyalty programme", Audience.ALL, Basis.CUMULATIVE, false, bonus("500", "1500", "3"),
						new Interval(new BigDecimal("2000"), null,
								List.of(new Condition(Reward.DISCOUNT, RewardUnit.PERCENT, new BigDecimal("5"))))),
				null);
		this.replays.replay(draft, this.time.today().minusYears(1).plusDays(1), this.time.today());
		return 1;
	}

	private static RuleTerms rule(String name, Audience audience, Basis basis, boolean enabled, Interval... intervals) {
		return new RuleTerms(name, audience, basis, null, null, enabled, false, 100, List.of(intervals));
	}

	private static Interval bonus(String from, @Nullable String to, String percent) {
		return new Interval(new BigDecimal(from), (to != null) ? new BigDecimal(to) : null,
				List.of(new Condition(Reward.BONUS, RewardUnit.PERCENT, new BigDecimal(percent))));
	}

	private static Interval sum(String from, @Nullable String to, String amount) {
		return new Interval(new BigDecimal(from), (to != null) ? new BigDecimal(to) : null,
				List.of(new Condition(Reward.BONUS, RewardUnit.AMOUNT, new BigDecimal(amount))));
	}

}
