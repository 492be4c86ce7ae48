package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dental.cuspid.cashback.Audience;
import dental.cuspid.cashback.Basis;
import dental.cuspid.cashback.CashbackRuleService;
import dental.cuspid.cashback.Condition;
import dental.cuspid.cashback.Interval;
import dental.cuspid.cashback.ReplayService;
import dental.cuspid.cashback.ReplayView;
import dental.cuspid.cashback.Reward;
import dental.cuspid.cashback.RewardUnit;
import dental.cuspid.cashback.RuleTerms;
import dental.cuspid.cashback.RuleView;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/cashback-rules")
class CashbackRulesApi {

	private static final int USUAL_PRIORITY = 100;

	private final CashbackRuleService rules;

	private final ReplayService replays;

	CashbackRulesApi(CashbackRuleService rules, ReplayService replays) {
		this.rules = rules;
		this.replays = replays;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer add(@Valid @RequestBody RuleRequest request) {
		return Answer.of(this.rules.get(this.rules.add(request.terms(), request.reason())));
	}

	@GetMapping
	CursorPage<Answer> all() {
		return new CursorPage<>(this.rules.all().stream().map(Answer::of).toList(), null);
	}

	@GetMapping("/{id}")
	Answer one(@PathVariable String id) {
		return Answer.of(known(id));
	}

	@PutMapping("/{id}")
	Answer change(@PathVariable String id, @Valid @RequestBody RuleRequest request) {
		known(id);
		this.rules.change(Ids.parse(id), request.terms(), request.reason(), request.version());
		return one(id);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void archive(@PathVariable String id) {
		this.rules.archive(Ids.parse(id));
	}

	@PostMapping("/{id}/replay")
	ReplayAnswer replay(@PathVariable String id, @Valid @RequestBody ReplayRequest request) {
		return answer(this.replays.replay(known(id).id(), request.from(), request.to()));
	}

	@GetMapping("/{id}/replays/{replay}")
	ReplayAnswer replay(@PathVariable String id, @PathVariable String replay) {
		ReplayView view = this.replays.get(Ids.parse(replay));
		if (!view.rule().equals(Ids.parse(id))) {
			throw new NotFound("shared.refusal.unknownId");
		}
		return answer(view);
	}

	private ReplayAnswer answer(ReplayView view) {
		return ReplayAnswer.of(view, (winners) -> this.replays.patients(view.id(), winners, null).items());
	}

	/** An archived rule is gone for those who work with rules. */
	private RuleView known(String id) {
		RuleView rule = this.rules.get(Ids.parse(id));
		if (rule.archivedAt() != null) {
			throw new NotFound("cashback.refusal.unknownRule");
		}
		return rule;
	}

	/**
	 * A rule as it is sent.
	 *
	 * @param version the version it was changed from; where it is not the present one the
	 * change is refused
	 */
	record RuleRequest(@NotBlank String name, @NotNull Audience audience, @NotNull Basis basis,
			@Nullable LocalDate activeFrom, @Nullable LocalDate activeTo, @NotNull Boolean enabled,
			@Nullable String reason, @Nullable Boolean stackable, @Nullable Integer priority, @Nullable Integer version,
			@NotEmpty List<@Valid @NotNull IntervalRequest> intervals) {

		RuleTerms terms() {
			return new RuleTerms(this.name.strip(), this.audience, this.basis, this.activeFrom, this.activeTo,
					this.enabled, Boolean.TRUE.equals(this.stackable),
					Objects.requireNonNullElse(this.priority, USUAL_PRIORITY),
					this.intervals.stream().map(IntervalRequest::interval).toList());
		}

	}

	/** The period to replay, both days included. */
	record ReplayRequest(@NotNull LocalDate from, @NotNull LocalDate to) {

	}

	record IntervalRequest(@NotNull BigDecimal from, @Nullable BigDecimal to,
			@NotEmpty List<@Valid @NotNull ConditionRequest> conditions) {

		Interval interval() {
			return new Interval(this.from, this.to, this.conditions.stream().map(ConditionRequest::condition).toList());
		}

	}

	record ConditionRequest(@NotNull Reward reward, @NotNull RewardUnit unit, @NotNull BigDecimal value) {

		Condition condition() {
			return new Condition(this.reward, this.unit, this.value);
		}

	}

	record Answer(UUID id, int version, String name, Audience audience, Basis basis, @Nullable LocalDate activeFrom,
			@Nullable LocalDate activeTo, boolean enabled, boolean active, boolean stackable, int priority,
			List<Interval> intervals) {

		static Answer of(RuleView rule) {
			RuleTerms terms = rule.terms();
			return new Answer(rule.id(), rule.version(), terms.name(), terms.audience(), terms.basis(),
					terms.activeFrom(), terms.activeTo(), terms.enabled(), rule.active(), terms.stackable(),
					terms.priority(), terms.intervals());
		}

	}

}
