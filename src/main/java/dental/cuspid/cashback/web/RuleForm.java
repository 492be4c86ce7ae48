package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dental.cuspid.cashback.Audience;
import dental.cuspid.cashback.Basis;
import dental.cuspid.cashback.Condition;
import dental.cuspid.cashback.Interval;
import dental.cuspid.cashback.Reward;
import dental.cuspid.cashback.RewardUnit;
import dental.cuspid.cashback.RuleTerms;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is typed: a fixed number of rows, of which empty ones do not count. Rows
 * with the same "from" and "to" are conditions of one interval.
 */
record RuleForm(@NotBlank String name, @NotNull Audience audience, @NotNull Basis basis, @Nullable LocalDate activeFrom,
		@Nullable LocalDate activeTo, boolean enabled, boolean stackable, @Nullable Integer priority,
		@Nullable String reason, List<Row> intervals) {

	static final int ROWS = 6;

	private static final int USUAL_PRIORITY = 100;

	RuleForm {
		intervals = (intervals != null) ? new ArrayList<>(intervals) : new ArrayList<>();
		while (intervals.size() < ROWS) {
			intervals.add(new Row(null, null, Reward.BONUS, RewardUnit.AMOUNT, null));
		}
	}

	static RuleForm empty() {
		return new RuleForm("", Audience.ALL, Basis.VISIT, null, null, false, false, USUAL_PRIORITY, null,
				new ArrayList<>());
	}

	static RuleForm of(RuleTerms terms) {
		List<Row> rows = terms.intervals()
			.stream()
			.flatMap((interval) -> interval.conditions()
				.stream()
				.map((condition) -> new Row(interval.from(), interval.to(), condition.reward(), condition.unit(),
						condition.value())))
			.toList();
		return new RuleForm(terms.name(), terms.audience(), terms.basis(), terms.activeFrom(), terms.activeTo(),
				terms.enabled(), terms.stackable(), terms.priority(), null, rows);
	}

	RuleTerms terms() {
		var typed = new ArrayList<Interval>();
		for (Row row : this.intervals) {
			if (row.from() == null && row.to() == null && row.value() == null) {
				continue;
			}
			var condition = new Condition(row.reward(), row.unit(),
					Objects.requireNonNullElse(row.value(), BigDecimal.ZERO));
			Interval same = typed.stream().filter(row::sameInterval).findFirst().orElse(null);
			if (same != null) {
				var conditions = new ArrayList<>(same.conditions());
				conditions.add(condition);
				typed.set(typed.indexOf(same), new Interval(same.from(), same.to(), conditions));
			}
			else {
				typed.add(new Interval(Objects.requireNonNullElse(row.from(), BigDecimal.ZERO), row.to(),
						List.of(condition)));
			}
		}
		return new RuleTerms(this.name.strip(), this.audience, this.basis, this.activeFrom, this.activeTo, this.enabled,
				this.stackable, Objects.requireNonNullElse(this.priority, USUAL_PRIORITY), typed);
	}

	/**
	 * A row of the form.
	 */
	record Row(@Nullable BigDecimal from, @Nullable BigDecimal to, Reward reward, RewardUnit unit,
			@Nullable BigDecimal value) {

		boolean sameInterval(Interval interval) {
			BigDecimal from = Objects.requireNonNullElse(this.from, BigDecimal.ZERO);
			return interval.from().compareTo(from) == 0 && ((interval.to() == null) ? this.to == null
					: this.to != null && interval.to().compareTo(this.to) == 0);
		}

	}

}
