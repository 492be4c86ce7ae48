package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dental.cuspid.cashback.Audience;
import dental.cuspid.cashback.Basis;
import dental.cuspid.cashback.Condition;
import dental.cuspid.cashback.Interval;
import dental.cuspid.cashback.Reward;
import dental.cuspid.cashback.RewardUnit;
import dental.cuspid.cashback.RuleTerms;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is typed: rows, of which empty ones do not count. Rows with the same
 * "from" and "to" are conditions of one interval.
 *
 * @param seen the version the person looked at, null for a new rule
 */
record RuleForm(@NotBlank String name, @NotNull Audience audience, @NotNull Basis basis, @Nullable LocalDate activeFrom,
		@Nullable LocalDate activeTo, boolean enabled, boolean stackable, @Nullable Integer priority,
		@Nullable String reason, @Nullable Integer seen, List<Row> intervals) {

	private static final int ROWS = 4;

	private static final int FREE = 2;

	private static final int MOST = 40;

	private static final int USUAL_PRIORITY = 100;

	private static final Pattern PLACE = Pattern
		.compile("intervals\\[(?<interval>\\d+)](\\.conditions(\\[(?<condition>\\d+)]\\.value)?|\\.(?<end>from|to))");

	RuleForm {
		intervals = (intervals != null) ? new ArrayList<>(intervals) : new ArrayList<>();
		long used = intervals.stream().filter((row) -> row != null && !row.empty()).count();
		intervals.removeIf((row) -> row == null);
		while (intervals.size() < Math.min(MOST, Math.max(ROWS, used + FREE))) {
			intervals.add(new Row(null, null, Reward.BONUS, RewardUnit.AMOUNT, null));
		}
	}

	static RuleForm empty() {
		return new RuleForm("", Audience.ALL, Basis.VISIT, null, null, false, false, USUAL_PRIORITY, null, null,
				new ArrayList<>());
	}

	static RuleForm of(RuleTerms terms, int version) {
		List<Row> rows = terms.intervals()
			.stream()
			.flatMap((interval) -> interval.conditions()
				.stream()
				.map((condition) -> new Row(interval.from(), interval.to(), condition.reward(), condition.unit(),
						condition.value())))
			.toList();
		return new RuleForm(terms.name(), terms.audience(), terms.basis(), terms.activeFrom(), terms.activeTo(),
				terms.enabled(), terms.stackable(), terms.priority(), null, version, rows);
	}

	/** Whether every choice was made: what could not be read is none. */
	boolean complete() {
		return this.name != null && this.audience != null && this.basis != null;
	}

	RuleTerms terms() {
		List<Interval> typed = together().stream().map((rows) -> interval(rows)).toList();
		return new RuleTerms(this.name.strip(), this.audience, this.basis, this.activeFrom, this.activeTo, this.enabled,
				this.stackable, Objects.requireNonNullElse(this.priority, USUAL_PRIORITY), typed);
	}

	/**
	 * The same refusal with its problems at the rows they were typed in.
	 */
	RuleViolation atRows(RuleViolation refused) {
		List<List<Integer>> rows = together();
		return new RuleViolation(refused.problems().stream().map((problem) -> {
			Matcher place = PLACE.matcher(Objects.requireNonNullElse(problem.field(), ""));
			if (!place.matches()) {
				return problem;
			}
			List<Integer> own = rows.get(Integer.parseInt(place.group("interval")));
			int condition = (place.group("condition") != null) ? Integer.parseInt(place.group("condition")) : 0;
			return new Refusal.Problem(
					"intervals[" + own.get(Math.min(condition, own.size() - 1)) + "]."
							+ (place.group("end") != null ? place.group("end") : "value"),
					problem.code(), problem.args());
		}).toList());
	}

	/** Positions of the rows that make up each interval. */
	private List<List<Integer>> together() {
		var together = new ArrayList<List<Integer>>();
		for (int i = 0; i < this.intervals.size(); i++) {
			Row row = this.intervals.get(i);
			if (row.empty()) {
				continue;
			}
			together.stream()
				.filter((rows) -> this.intervals.get(rows.getFirst()).sameInterval(row))
				.findFirst()
				.orElseGet(() -> {
					var rows = new ArrayList<Integer>();
					together.add(rows);
					return rows;
				})
				.add(i);
		}
		return together;
	}

	private Interval interval(List<Integer> rows) {
		Row first = this.intervals.get(rows.getFirst());
		return new Interval(first.start(), first.to(),
				rows.stream()
					.map(this.intervals::get)
					.map((row) -> new Condition(row.reward(), row.unit(),
							Objects.requireNonNullElse(row.value(), BigDecimal.ZERO)))
					.toList());
	}

	/**
	 * A row of the form.
	 */
	record Row(@Nullable BigDecimal from, @Nullable BigDecimal to, Reward reward, RewardUnit unit,
			@Nullable BigDecimal value) {

		Row {
			reward = (reward != null) ? reward : Reward.BONUS;
			unit = (unit != null) ? unit : RewardUnit.AMOUNT;
		}

		boolean empty() {
			return this.from == null && this.to == null && this.value == null;
		}

		BigDecimal start() {
			return Objects.requireNonNullElse(this.from, BigDecimal.ZERO);
		}

		boolean sameInterval(Row other) {
			return start().compareTo(other.start()) == 0
					&& ((this.to == null) ? other.to == null : other.to != null && this.to.compareTo(other.to) == 0);
		}

	}

}
