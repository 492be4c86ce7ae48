package dental.cuspid.cashback.web;

import java.math.BigDecimal;
import java.util.UUID;

import dental.cuspid.cashback.CashbackRuleService;
import dental.cuspid.cashback.ReplayResult;
import dental.cuspid.cashback.ReplayService;
import dental.cuspid.cashback.ReplayView;
import dental.cuspid.cashback.RuleView;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.RevenueCategoryService;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Replays of a rule: started from its page, followed while they run, read in figures,
 * chart, patients and receipts.
 */
@Controller
@RequestMapping("/cashback/rules/{id}/replays")
class ReplayController {

	private final ReplayService replays;

	private final CashbackRuleService rules;

	private final RulePages pages;

	private final RevenueCategoryService categories;

	private final ClinicSettingsService settings;

	private final CurrentStaff current;

	private final Submissions submissions;

	ReplayController(ReplayService replays, CashbackRuleService rules, RulePages pages,
			RevenueCategoryService categories, ClinicSettingsService settings, CurrentStaff current,
			Submissions submissions) {
		this.replays = replays;
		this.rules = rules;
		this.pages = pages;
		this.categories = categories;
		this.settings = settings;
		this.current = current;
		this.submissions = submissions;
	}

	@PostMapping
	String start(@PathVariable String id, @Valid @ModelAttribute("period") ReplayForm period, BindingResult errors,
			@RequestParam String submission, Model model) {
		this.current.require(Right.EDIT_RULES);
		RuleView rule = this.rules.get(Ids.parse(id));
		return this.submissions.attempt(submission, errors, () -> {
			this.replays.start(rule.id(), period.from(), period.to());
			return "/cashback/rules/" + rule.id() + "#replay";
		})
			.map((target) -> "redirect:" + target)
			.orElseGet(() -> this.pages.show(RuleForm.of(rule.terms(), rule.version()), rule, model));
	}

	@GetMapping("/{replay}")
	String show(@PathVariable String id, @PathVariable String replay,
			@RequestParam(defaultValue = "winners") String who, @RequestParam(required = false) @Nullable String cursor,
			Model model) {
		this.current.require(Right.EDIT_RULES);
		ReplayView view = known(id, replay);
		boolean winners = !"losers".equals(who);
		model.addAttribute("rule", this.rules.get(view.rule()));
		model.addAttribute("replay", view);
		model.addAttribute("currency", this.settings.current().currency());
		model.addAttribute("who", winners ? "winners" : "losers");
		if (view.result() != null) {
			model.addAttribute("chart", ReplayChart.of(view.result().months()));
			model.addAttribute("categories", this.categories.all());
			model.addAttribute("page", this.replays.patients(view.id(), winners, cursor));
		}
		return "cashback/replay";
	}

	@GetMapping("/{replay}/receipts")
	String receipts(@PathVariable String id, @PathVariable String replay, @RequestParam BigDecimal edge,
			@RequestParam ReplayResult.Cliff.Kind kind, @RequestParam(required = false) @Nullable String cursor,
			Model model) {
		this.current.require(Right.EDIT_RULES);
		ReplayView view = known(id, replay);
		model.addAttribute("rule", this.rules.get(view.rule()));
		model.addAttribute("replay", view);
		model.addAttribute("cliff",
				(view.result() == null) ? null
						: view.result()
							.cliffs()
							.stream()
							.filter((cliff) -> cliff.kind() == kind && cliff.edge().amount().compareTo(edge) == 0)
							.findFirst()
							.orElse(null));
		model.addAttribute("page", this.replays.receipts(view.id(), edge, kind, cursor));
		return "cashback/cliff";
	}

	@GetMapping("/{replay}/progress")
	ModelAndView progress(@PathVariable String id, @PathVariable String replay, HttpServletResponse response) {
		this.current.require(Right.EDIT_RULES);
		ReplayView view = known(id, replay);
		if (!view.state().busy()) {
			response.setHeader("HX-Refresh", "true");
		}
		return new ModelAndView("cashback/parts :: progress", "replay", view);
	}

	@PostMapping("/{replay}/cancel")
	String cancel(@PathVariable String id, @PathVariable String replay, @RequestParam String submission,
			RedirectAttributes redirect) {
		ReplayView view = known(id, replay);
		String target = this.submissions.once(submission, () -> {
			this.replays.cancel(view.id());
			return "/cashback/rules/" + view.rule() + "#replay";
		});
		return Notice.success(redirect, "cashback.notice.replayCancelled").redirect(target);
	}

	private ReplayView known(String rule, String replay) {
		UUID ofRule = Ids.parse(rule);
		ReplayView view = this.replays.get(Ids.parse(replay));
		if (!view.rule().equals(ofRule)) {
			throw new NotFound("shared.refusal.unknownId");
		}
		return view;
	}

}
