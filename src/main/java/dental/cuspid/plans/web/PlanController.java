package dental.cuspid.plans.web;

import java.util.function.Consumer;

import dental.cuspid.plans.PlanDocumentService;
import dental.cuspid.plans.PlanId;
import dental.cuspid.plans.PlanService;
import dental.cuspid.plans.SignPlan;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
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
 * A plan and the steps of its life. A refused step shows the page again with the reason
 * at its field.
 */
@Controller
@RequestMapping("/plans/{plan}")
class PlanController {

	private final PlanService plans;

	private final PlanDocumentService documents;

	private final PlanPages pages;

	private final Submissions submissions;

	PlanController(PlanService plans, PlanDocumentService documents, PlanPages pages, Submissions submissions) {
		this.plans = plans;
		this.documents = documents;
		this.pages = pages;
		this.submissions = submissions;
	}

	@GetMapping
	String show(@PathVariable PlanId plan, Model model) {
		return this.pages.show(plan, model);
	}

	@PostMapping("/submit")
	String submit(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.submitted",
				(id) -> this.plans.submit(id, null));
	}

	@PostMapping("/approve")
	String approve(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.approved",
				(id) -> this.plans.approve(id, form.seen(), null));
	}

	@PostMapping("/return")
	String giveBack(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.returned",
				(id) -> this.plans.giveBack(id, form.text(form.remarks()), null));
	}

	@PostMapping("/present")
	String present(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.presented",
				(id) -> this.plans.present(id, form.place(), null));
	}

	@PostMapping("/consent")
	String consent(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.consented",
				(id) -> this.plans.consent(id, form.alternative(), null));
	}

	@PostMapping("/contract")
	String contract(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.contracted",
				(id) -> this.plans.contract(id, null));
	}

	@PostMapping("/sign")
	String sign(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.signed", (id) -> {
			this.plans.sign(id, new SignPlan(form.text(form.contractNumber()), form.signedOn(), null));
			if (!form.text(form.signature()).isBlank()) {
				this.documents.keepSignature(id, form.text(form.signature()));
			}
		});
	}

	@PostMapping("/refuse")
	String refuse(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.refused",
				(id) -> this.plans.refuse(id, form.text(form.reason()), null));
	}

	@PostMapping("/finish")
	String finish(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.finished",
				(id) -> this.plans.finish(id, null));
	}

	@PostMapping("/cancel")
	String cancel(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.cancelled",
				(id) -> this.plans.cancel(id, form.text(form.reason()), null));
	}

	@PostMapping("/restore")
	String restore(@PathVariable PlanId plan, @Valid @ModelAttribute("form") StepForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return step(plan, submission, errors, model, redirect, "plans.notice.restored", this.plans::restoreApproved);
	}

	private String step(PlanId plan, String submission, BindingResult errors, Model model, RedirectAttributes redirect,
			String notice, Consumer<PlanId> action) {
		return this.submissions.attempt(submission, errors, () -> {
			action.accept(plan);
			return "/plans/" + plan;
		})
			.map((target) -> Notice.success(redirect, notice).redirect(target))
			.orElseGet(() -> this.pages.show(plan, model));
	}

}
