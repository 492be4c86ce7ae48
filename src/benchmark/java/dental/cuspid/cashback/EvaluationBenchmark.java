package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.CashbackSetting;
import dental.cuspid.shared.Money;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * P6: judging a receipt and working out its bonus, with no rules, ten and two hundred.
 * {@code mvn -Pbenchmark test-compile exec:exec}
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class EvaluationBenchmark {

	@Param({ "0", "10", "200" })
	int rules;

	private List<RuleVersion> active = List.of();

	private Bill bill = bill();

	@Setup
	public void makeRules() {
		var made = new ArrayList<RuleVersion>();
		for (int i = 0; i < this.rules; i++) {
			made.add(new RuleVersion(new UUID(1, i), 1, Instant.ofEpochSecond(i), terms(i)));
		}
		this.active = List.copyOf(made);
		this.bill = bill();
	}

	@Benchmark
	public Accrual judgesAndRewards() {
		Evaluation evaluation = RuleEvaluator.evaluate(this.bill, this.active);
		return Accrual.of(evaluation, this.bill.gross());
	}

	private static RuleTerms terms(int index) {
		var intervals = new ArrayList<Interval>();
		for (int i = 0; i < 5; i++) {
			intervals.add(new Interval(BigDecimal.valueOf(1000L * i + index), BigDecimal.valueOf(1000L * (i + 1) + index),
					List.of(new Condition((i % 2 == 0) ? Reward.BONUS : Reward.DISCOUNT,
							(index % 2 == 0) ? RewardUnit.PERCENT : RewardUnit.AMOUNT, BigDecimal.valueOf(1 + i)))));
		}
		return new RuleTerms("Rule " + index, Audience.values()[index % 3], Basis.values()[index % 2], null, null, true,
				index % 4 == 0, 100, intervals);
	}

	private static Bill bill() {
		var lines = new ArrayList<Bill.Line>();
		for (int i = 0; i < 4; i++) {
			lines.add(new Bill.Line("Service " + i, 1, Money.of("612.50", "EUR"),
					new CashbackSetting(CashbackSetting.Type.PERCENT, new BigDecimal("3.5"))));
		}
		return new Bill(VisitType.REPEAT, lines, Money.of("2450.00", "EUR"), Money.of("3120.00", "EUR"),
				LocalDate.of(2027, 3, 1));
	}

}
