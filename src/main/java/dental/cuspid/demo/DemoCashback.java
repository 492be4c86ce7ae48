package dental.cuspid.demo;

import java.math.BigDecimal;
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
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The demo clinic's cashback rules: two that count, one of them reworded, one archived,
 * and a draft that was tried out on the last year.
 */
@Component
class DemoCashback {

	private final CashbackRuleService rules;

	private final ReplayService replays;

	private final ClinicTime time;

	DemoCashback(CashbackRuleService rules, ReplayService replays, ClinicTime time) {
		this.rules = rules;
		this.replays = replays;
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
