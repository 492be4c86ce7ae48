package dental.cuspid.pipelines.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dental.cuspid.pipelines.ChangeStage;
import dental.cuspid.pipelines.DealField;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.TrialService;
import dental.cuspid.pipelines.StageRef;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The stages in the settings: names, limits, next steps, messages, required fields, own
 * stages between; a change is tried on the past before it is set (BX-E1, BX-E2, BX-E4).
 */
@Controller
@RequestMapping("/settings/stages")
class StageController {

	private static final int HOUR = 60;

	private final StageService stages;

	private final TrialService trials;

	private final CurrentStaff current;

	private final Submissions submissions;

	private final MessageSource messages;

	StageController(StageService stages, TrialService trials, CurrentStaff current, Submissions submissions,
			MessageSource messages) {
		this.stages = stages;
		this.trials = trials;
		this.current = current;
		this.submissions = submissions;
		this.messages = messages;
	}

	@GetMapping
	String list(Model model, Locale locale) {
		this.current.require(Right.EDIT_DIRECTORIES);
		model.addAttribute("form", new NewStage(null, null, null));
		return listPage(model, locale);
	}

	@PostMapping
	String add(@ModelAttribute("form") NewStage form, BindingResult errors, @RequestParam String submission,
			Model model, Locale locale, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DIRECTORIES);
		return this.submissions.attempt(submission, errors, () -> {
			Pipeline pipeline = (form.pipeline() != null) ? form.pipeline() : Pipeline.APPOINTMENTS;
			StageRef added = this.stages.add(pipeline, text(form.name()), text(form.after()));
			return path(added);
		})
			.map((target) -> Notice.success(redirect, "boards.notice.stageAdded").redirect(target))
			.orElseGet(() -> listPage(model, locale));
	}

	@GetMapping("/{pipeline}/{stage}")
	String show(@PathVariable("pipeline") String pipeline, @PathVariable String stage, Model model, Locale locale) {
		this.current.require(Right.EDIT_DIRECTORIES);
		StageView view = this.stages.get(ref(pipeline, stage));
		model.addAttribute("form", form(view));
		return page(view, model, locale);
	}

	@PostMapping("/{pipeline}/{stage}")
	String change(@PathVariable("pipeline") String pipeline, @PathVariable String stage,
			@ModelAttribute("form") StageForm form, BindingResult errors, @RequestParam String submission,
			@RequestParam(required = false) @Nullable String preview,
			@RequestParam(required = false) @Nullable String tried, Model model, Locale locale,
			RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DIRECTORIES);
		StageRef ref = ref(pipeline, stage);
		StageView view = this.stages.get(ref);
		ChangeStage asked = command(form, view);
		var trial = new Trial(asked, preview != null, tried);
		if (!errors.hasErrors() && trial.first(model, () -> this.trials.stage(ref, asked))) {
			return page(view, model, locale);
		}
		return this.submissions.change(submission, errors, () -> form(this.stages.get(ref)), () -> {
			this.stages.change(ref, asked);
			return "/settings/stages";
		})
			.map((target) -> Notice.success(redirect, "boards.notice.stageChanged").redirect(target))
			.orElseGet(() -> page(view, model, locale));
	}

	@PostMapping("/{pipeline}/{stage}/remove")
	String remove(@PathVariable("pipeline") String pipeline, @PathVariable String stage,
			@RequestParam String submission, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DIRECTORIES);
		String target = this.submissions.once(submission, () -> {
			this.stages.remove(ref(pipeline, stage));
			return "/settings/stages";
		});
		return Notice.success(redirect, "boards.notice.stageRemoved").redirect(target);
	}

	private String listPage(Model model, Locale locale) {
		var boards = new ArrayList<Board>();
		for (Pipeline pipeline : Pipeline.values()) {
			boards.add(
					new Board(pipeline, this.stages.of(pipeline).stream().map((stage) -> row(stage, locale)).toList()));
		}
		model.addAttribute("boards", boards);
		model.addAttribute("pipelines", Pipeline.values());
		return "pipelines/stages";
	}

	private Row row(StageView stage, Locale locale) {
		String own = stage.task();
		String step = (own != null) ? own : String.valueOf(this.messages.getMessage(stage.taskKey(), null, "", locale));
		return new Row(stage, this.messages.getMessage(stage.label(), locale), limit(stage.stallAfterMinutes(), locale),
				step, path(stage.ref()));
	}

	private @Nullable String limit(@Nullable Integer minutes, Locale locale) {
		if (minutes == null) {
			return null;
		}
		String key = (minutes % HOUR == 0) ? "boards.stages.hours" : "boards.stages.minutes";
		return this.messages.getMessage(key, new Object[] { (minutes % HOUR == 0) ? minutes / HOUR : minutes }, locale);
	}

	private String page(StageView stage, Model model, Locale locale) {
		Submissions.shown(model, form(stage));
		model.addAttribute("stage", stage);
		model.addAttribute("stageName", this.messages.getMessage(stage.label(), locale));
		model.addAttribute("shippedStep", String.valueOf(this.messages.getMessage(stage.taskKey(), null, "–", locale)));
		model.addAttribute("path", path(stage.ref()));
		model.addAttribute("fieldNames",
				Arrays.stream(DealField.values())
					.filter((field) -> field != DealField.REASON)
					.collect(java.util.stream.Collectors.toMap(DealField::name,
							(field) -> this.messages.getMessage("boards.field." + field.field(), null, locale),
							(one, other) -> one, java.util.LinkedHashMap::new)));
		return "pipelines/stage";
	}

	private static StageForm form(StageView stage) {
		Integer limit = stage.stallAfterMinutes();
		Map<String, String> texts = stage.messages();
		return new StageForm(stage.name(), (limit != null && limit >= HOUR) ? limit / HOUR : null,
				(limit != null && limit % HOUR != 0) ? limit % HOUR : null, stage.task() != null, stage.task(),
				texts.get("en"), texts.get("de"), texts.get("ru"), stage.requiredFields());
	}

	private static ChangeStage command(StageForm form, StageView before) {
		List<DealField> required = new ArrayList<>((form.required() != null) ? form.required() : List.of());
		if (before.requiredFields().contains(DealField.REASON)) {
			required.add(DealField.REASON);
		}
		boolean own = Boolean.TRUE.equals(form.ownTask());
		return new ChangeStage(text(form.name()), before.open() ? form.limit() : null, own ? text(form.task()) : null,
				new TreeMap<>(Map.of("en", text(form.messageEn()), "de", text(form.messageDe()), "ru",
						text(form.messageRu()))),
				required, before.open() && !own);
	}

	private static StageRef ref(String pipeline, String stage) {
		return new StageRef(BoardQuery.pipeline(pipeline), stage);
	}

	private static String path(StageRef stage) {
		return "/settings/stages/" + BoardQuery.slug(stage.pipeline()) + "/" + stage.code();
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * A stage to add.
	 *
	 * @param after the stage it follows
	 */
	record NewStage(@Nullable Pipeline pipeline, @Nullable String name, @Nullable String after) {

	}

	/**
	 * A pipeline with its stages.
	 */
	record Board(Pipeline pipeline, List<Row> rows) {

	}

	/**
	 * A stage in words.
	 */
	record Row(StageView stage, String name, @Nullable String limit, String step, String href) {

	}

}
