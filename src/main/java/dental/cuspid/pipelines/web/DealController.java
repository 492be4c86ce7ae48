package dental.cuspid.pipelines.web;

import java.util.Locale;

import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.DealService;
import dental.cuspid.pipelines.DealView;
import dental.cuspid.pipelines.Pipeline;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import org.jspecify.annotations.Nullable;

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
 * One deal: its fields, stages, tasks and log (BX-F1, BX-E4).
 */
@Controller
@RequestMapping("/deals")
class DealController {

	private final DealService deals;

	private final DealPages pages;

	private final CurrentStaff current;

	private final Submissions submissions;

	DealController(DealService deals, DealPages pages, CurrentStaff current, Submissions submissions) {
		this.deals = deals;
		this.pages = pages;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping("/{id}")
	String show(@PathVariable DealId id, Model model, Locale locale) {
		model.addAttribute("snooze", new SnoozeForm(null, null));
		this.pages.show(this.deals.show(id), model, locale);
		return "pipelines/deal";
	}

	@GetMapping("/new")
	String open(@RequestParam(required = false) @Nullable String pipeline,
			@RequestParam(required = false) @Nullable String patient, Model model) {
		this.current.require(Right.EDIT_DEALS);
		Pipeline board = (pipeline != null) ? BoardQuery.pipeline(pipeline) : Pipeline.APPOINTMENTS;
		model.addAttribute("form", DealForm.empty(board, patient));
		return form(model);
	}

	@PostMapping
	String open(@ModelAttribute("form") DealForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DEALS);
		return this.submissions.attempt(submission, errors, () -> "/deals/" + this.deals.open(this.pages.opening(form)))
			.map((target) -> Notice.success(redirect, "boards.notice.opened").redirect(target))
			.orElseGet(() -> form(model));
	}

	@GetMapping("/{id}/edit")
	String edit(@PathVariable DealId id, Model model) {
		this.current.require(Right.EDIT_DEALS);
		DealView deal = this.deals.show(id);
		model.addAttribute("form", this.pages.form(deal));
		model.addAttribute("deal", deal);
		return form(model);
	}

	@PostMapping("/{id}")
	String change(@PathVariable DealId id, @ModelAttribute("form") DealForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DEALS);
		DealView deal = this.deals.get(id);
		return this.submissions.attempt(submission, errors, () -> {
			this.deals.change(id, this.pages.change(form, deal));
			return "/deals/" + id;
		}).map((target) -> Notice.success(redirect, "boards.notice.changed").redirect(target)).orElseGet(() -> {
			model.addAttribute("deal", deal);
			return form(model);
		});
	}

	@PostMapping("/{id}/snooze")
	String snooze(@PathVariable DealId id, @ModelAttribute("snooze") SnoozeForm form, BindingResult errors,
			@RequestParam String submission, Model model, Locale locale, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DEALS);
		return this.submissions.attempt(submission, errors, () -> {
			this.deals.snooze(id, this.pages.start(form.until()), form.reason());
			return "/deals/" + id;
		}).map((target) -> Notice.success(redirect, "boards.notice.snoozed").redirect(target)).orElseGet(() -> {
			this.pages.show(this.deals.get(id), model, locale);
			return "pipelines/deal";
		});
	}

	@PostMapping("/{id}/seen")
	String seen(@PathVariable DealId id, @RequestParam String submission, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_DEALS);
		String target = this.submissions.once(submission, () -> {
			this.deals.seen(id);
			return "/deals/" + id;
		});
		return Notice.success(redirect, "boards.notice.seen").redirect(target);
	}

	private String form(Model model) {
		this.pages.choices(model);
		return "pipelines/edit";
	}

}
