package dental.cuspid.pipelines.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dental.cuspid.pipelines.ChangeStage;
import dental.cuspid.pipelines.DealField;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.StageEnding;
import dental.cuspid.pipelines.StageRef;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.pipelines.TrialService;
import dental.cuspid.pipelines.WhatIf;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
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

/**
 * The stages of the pipelines and their settings.
 */
@RestController
@RequestMapping("/api/v1/stages/{pipeline}")
class StageApi {

	private final StageService stages;

	private final TrialService trials;

	private final MessageSource messages;

	StageApi(StageService stages, TrialService trials, MessageSource messages) {
		this.stages = stages;
		this.trials = trials;
		this.messages = messages;
	}

	@GetMapping
	List<Answer> list(@PathVariable Pipeline pipeline, Locale locale) {
		return this.stages.of(pipeline).stream().map((stage) -> answer(stage, locale)).toList();
	}

	@GetMapping("/{stage}")
	Answer show(@PathVariable Pipeline pipeline, @PathVariable String stage, Locale locale) {
		return answer(this.stages.get(new StageRef(pipeline, stage)), locale);
	}

	@PutMapping("/{stage}")
	Answer change(@PathVariable Pipeline pipeline, @PathVariable String stage, @Valid @RequestBody Change asked,
			Locale locale) {
		var ref = new StageRef(pipeline, stage);
		this.stages.change(ref, asked.toCommand());
		return answer(this.stages.get(ref), locale);
	}

	/** What settings would have done over the last 90 days; nothing is set. */
	@PostMapping("/{stage}/trial")
	List<WhatIf> tried(@PathVariable Pipeline pipeline, @PathVariable String stage, @Valid @RequestBody Change asked) {
		return this.trials.stage(new StageRef(pipeline, stage), asked.toCommand());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer add(@PathVariable Pipeline pipeline, @Valid @RequestBody NewStage asked, Locale locale) {
		return answer(this.stages.get(this.stages.add(pipeline, asked.name(), asked.after())), locale);
	}

	@DeleteMapping("/{stage}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable Pipeline pipeline, @PathVariable String stage) {
		this.stages.remove(new StageRef(pipeline, stage));
	}

	private Answer answer(StageView stage, Locale locale) {
		String task = (stage.task() != null) ? stage.task()
				: this.messages.getMessage(stage.taskKey(), null, "", locale);
		return new Answer(stage.ref().pipeline(), stage.ref().code(), this.messages.getMessage(stage.label(), locale),
				stage.position(), stage.own(), stage.ending(), stage.stallAfterMinutes(), task, stage.messages(),
				stage.requiredFields());
	}

	/**
	 * Settings of a stage; what is left out stays as it is.
	 *
	 * @param stallAfterMinutes working time, 0 for no limit
	 */
	record Change(@Nullable String name, @Nullable Integer stallAfterMinutes, @Nullable String task,
			@Nullable Map<String, @Nullable String> messages, @Nullable List<@NotNull DealField> requiredFields) {

		ChangeStage toCommand() {
			return new ChangeStage(this.name, this.stallAfterMinutes, this.task, this.messages, this.requiredFields);
		}

	}

	record NewStage(@NotBlank String name, @NotBlank String after) {

	}

	record Answer(Pipeline pipeline, String stage, String name, int position, boolean own, @Nullable StageEnding ending,
			@Nullable Integer stallAfterMinutes, @Nullable String task, Map<String, String> messages,
			List<DealField> requiredFields) {

	}

}
