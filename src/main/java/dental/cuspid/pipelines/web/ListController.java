package dental.cuspid.pipelines.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

import dental.cuspid.pipelines.DealFilter;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.DealView;
import dental.cuspid.pipelines.MoveDeal;
import dental.cuspid.pipelines.MoveResult;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.pipelines.SavedViews;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.SheetFormat;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The deals of a pipeline as a list: filtered by any field, kept as views, moved in bulk,
 * taken along as a file (BX-F1).
 */
@Controller
@RequestMapping("/boards/{pipeline}/list")
class ListController {

	private static final int FILE = 10_000;

	private static final int PAGE = 200;

	private static final String MISSING = "pipelines.refusal.fieldMissing";

	private final DealService deals;

	private final StageService stages;

	private final SavedViews views;

	private final ListPages pages;

	private final CurrentStaff current;

	private final Submissions submissions;

	private final MessageSource messages;

	private final AuditTrail audit;

	ListController(DealService deals, StageService stages, SavedViews views, ListPages pages, CurrentStaff current,
			Submissions submissions, MessageSource messages, AuditTrail audit) {
		this.audit = audit;
		this.deals = deals;
		this.stages = stages;
		this.views = views;
		this.pages = pages;
		this.current = current;
		this.submissions = submissions;
		this.messages = messages;
	}

	@GetMapping
	String list(@PathVariable("pipeline") String name, ListQuery query,
			@RequestParam(required = false) @Nullable String cursor, Model model, Locale locale) {
		Pipeline pipeline = BoardQuery.pipeline(name);
		DealFilter filter = this.pages.filter(query, pipeline);
		String path = path(pipeline);
		model.addAttribute("deals", this.deals.list(filter, cursor, null));
		model.addAttribute("pipeline", pipeline);
		model.addAttribute("slug", BoardQuery.slug(pipeline));
		model.addAttribute("query", query);
		model.addAttribute("here", query.href(path));
		model.addAttribute("csv", query.href(path + "/deals.csv"));
		model.addAttribute("xlsx", query.href(path + "/deals.xlsx"));
		model.addAttribute("paged", cursor != null);
		model.addAttribute("views", this.views.of(pipeline));
		model.addAttribute("mayEdit", this.current.actor().may(Right.EDIT_DEALS));
		this.pages.choices(this.stages.of(pipeline), model, locale);
		return "pipelines/list";
	}

	@GetMapping("/deals.{format:csv|xlsx}")
	ResponseEntity<byte[]> file(@PathVariable("pipeline") String name, @PathVariable SheetFormat format,
			ListQuery query, @ModelAttribute("fmt") PageFormats formats, Locale locale) {
		this.current.require(Right.READ_PATIENTS);
		Pipeline pipeline = BoardQuery.pipeline(name);
		DealFilter filter = this.pages.filter(query, pipeline);
		var stageNames = new LinkedHashMap<String, String>();
		for (StageView stage : this.stages.of(pipeline)) {
			stageNames.put(stage.ref().code(), this.messages.getMessage(stage.label(), locale));
		}
		List<DealView> deals = all(filter);
		this.audit.patientsViewed(deals.stream().map((deal) -> deal.patient().value()).distinct().toList(),
				"deal file");
		return format.download(BoardQuery.slug(pipeline),
				(sheet) -> this.pages.file(sheet, deals, stageNames, formats, locale));
	}

	@PostMapping("/move")
	String move(@PathVariable("pipeline") String name, @RequestParam(defaultValue = "") List<String> deal,
			@RequestParam String stage, @RequestParam(required = false) @Nullable String reason,
			@RequestParam(required = false) @Nullable String back, @RequestParam String submission, Locale locale,
			RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DEALS);
		String usual = path(BoardQuery.pipeline(name));
		var results = new ArrayList<Serializable>();
		String target = this.submissions.once(submission, () -> {
			String why = (reason == null || reason.isBlank()) ? null : reason;
			moveAll(deal, MoveDeal.to(stage).because(why)).forEach((result) -> results.add(result(result, locale)));
			return LocalTarget.of(back, usual);
		});
		redirect.addFlashAttribute("results", results);
		return "redirect:" + target;
	}

	@PostMapping("/views")
	String save(@PathVariable("pipeline") String name, @RequestParam("view") String view, @RequestParam String query,
			@RequestParam String submission, RedirectAttributes redirect) {
		this.current.require(Right.READ_PATIENTS);
		Pipeline pipeline = BoardQuery.pipeline(name);
		String target = this.submissions.once(submission, () -> {
			this.views.save(pipeline, view, query);
			return LocalTarget.of(path(pipeline) + "?" + query, path(pipeline));
		});
		return Notice.success(redirect, "boards.notice.viewSaved", view).redirect(target);
	}

	@PostMapping("/views/{id}/remove")
	String remove(@PathVariable("pipeline") String name, @PathVariable UUID id, @RequestParam String submission,
			RedirectAttributes redirect) {
		this.current.require(Right.READ_PATIENTS);
		String target = this.submissions.once(submission, () -> {
			this.views.remove(id);
			return path(BoardQuery.pipeline(name));
		});
		return Notice.success(redirect, "boards.notice.viewRemoved").redirect(target);
	}

	private ListPages.Result result(MoveResult result, Locale locale) {
		DealView deal = this.deals.get(result.deal());
		String text = !result.problems().isEmpty() ? text(result.problems(), locale)
				: this.messages.getMessage(result.moved() ? "boards.bulk.moved" : "boards.bulk.there", null, locale);
		return new ListPages.Result(result.deal().toString(), deal.title(), result.moved(), text);
	}

	/** Fields that are missing are named in one sentence. */
	private String text(List<Problem> problems, Locale locale) {
		var missing = problems.stream().filter((problem) -> problem.code().equals(MISSING)).toList();
		var texts = new ArrayList<String>();
		if (!missing.isEmpty()) {
			Object stage = missing.getFirst().args()[0];
			texts.add(this.messages.getMessage("boards.bulk.missing",
					new Object[] { stage, missing.stream()
						.map((problem) -> this.messages.getMessage("boards.field." + problem.field(), null, locale))
						.collect(Collectors.joining(", ")) },
					locale));
		}
		problems.stream()
			.filter((problem) -> !missing.contains(problem))
			.forEach((problem) -> texts.add(text(problem, locale)));
		return String.join(" ", texts);
	}

	/** A chosen row is a deal with the stage it was shown in. */
	private List<MoveResult> moveAll(List<String> rows, MoveDeal asked) {
		var seen = new HashMap<DealId, String>();
		var ids = new ArrayList<DealId>();
		for (String row : rows) {
			String[] parts = row.split(":", 2);
			ids.add(DealId.of(parts[0]));
			if (parts.length > 1) {
				seen.put(ids.getLast(), parts[1]);
			}
		}
		return this.deals.moveAll(ids, seen, asked);
	}

	private String text(Problem problem, Locale locale) {
		String text = this.messages.getMessage(problem.code(), problem.args(), locale);
		String field = this.messages.getMessage("boards.field." + problem.field(), null, "", locale);
		return (field == null || field.isEmpty() || "stage".equals(problem.field())) ? text
				: this.messages.getMessage("boards.bulk.field", new Object[] { field, text }, locale);
	}

	private List<DealView> all(DealFilter filter) {
		var all = new ArrayList<DealView>();
		String cursor = null;
		do {
			CursorPage<DealView> page = this.deals.list(filter, cursor, PAGE);
			all.addAll(page.items());
			cursor = page.nextCursor();
		}
		while (cursor != null && all.size() < FILE);
		return all;
	}

	private static String path(Pipeline pipeline) {
		return "/boards/" + BoardQuery.slug(pipeline) + "/list";
	}

}
