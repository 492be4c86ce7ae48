package dental.cuspid.cashback.web;

import dental.cuspid.cashback.CashbackRuleService;
import dental.cuspid.cashback.RuleView;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;

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
 * The page of a rule: typed on the left, drawn and read back beside it, replayed on the
 * right. Who may not change rules sees the same without the form.
 */
@Controller
@RequestMapping("/cashback/rules")
class RuleController {

	private final CashbackRuleService rules;

	private final RulePages pages;

	private final CurrentStaff current;

	private final Submissions submissions;

	RuleController(CashbackRuleService rules, RulePages pages, CurrentStaff current, Submissions submissions) {
		this.rules = rules;
		this.pages = pages;
		this.current = current;
		this.submissions = submissions;
	}

	@GetMapping("/new")
	String draft(Model model) {
		this.current.require(Right.EDIT_RULES);
		return this.pages.show(RuleForm.empty(), null, model);
	}

	@PostMapping
	String add(@Valid @ModelAttribute("form") RuleForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_RULES);
		return this.submissions
			.attempt(submission, errors,
					() -> "/cashback/rules/" + typed(form, () -> this.rules.add(form.terms(), form.reason())))
			.map((target) -> Notice.success(redirect, "cashback.notice.saved", form.name()).redirect(target))
			.orElseGet(() -> this.pages.show(form, null, model));
	}

	/**
	 * Draws what is typed and reads it back; saves nothing.
	 * @param rule the rule being changed, or empty for a new one
	 */
	@PostMapping("/preview")
	String preview(@ModelAttribute("form") RuleForm form, BindingResult errors,
			@RequestParam(defaultValue = "") String rule, Model model) {
		this.current.require(Right.EDIT_RULES);
		return this.pages.show(form, rule.isEmpty() ? null : this.rules.get(Ids.parse(rule)), model);
	}

	@GetMapping("/{id}")
	String show(@PathVariable String id, Model model) {
		RuleView rule = this.rules.get(Ids.parse(id));
		return this.pages.show(RuleForm.of(rule.terms(), rule.version()), rule, model);
	}

	@PostMapping("/{id}")
	String change(@PathVariable String id, @Valid @ModelAttribute("form") RuleForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_RULES);
		RuleView rule = this.rules.get(Ids.parse(id));
		return this.submissions.attempt(submission, errors, () -> typed(form, () -> {
			this.rules.change(rule.id(), form.terms(), form.reason(), form.seen());
			return "/cashback/rules/" + rule.id();
		}))
			.map((target) -> Notice.success(redirect, "cashback.notice.saved", form.name()).redirect(target))
			.orElseGet(() -> this.pages.show(form, rule, model));
	}

	@PostMapping("/{id}/archive")
	String archive(@PathVariable String id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.rules.archive(Ids.parse(id));
			return "/cashback";
		});
		return Notice.success(redirect, "cashback.notice.archived").redirect(target);
	}

	private static <T> T typed(RuleForm form, java.util.function.Supplier<T> work) {
		try {
			return work.get();
		}
		catch (RuleViolation refused) {
			throw form.atRows(refused);
		}
	}

}
