package dental.cuspid.referrals.web;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.referrals.TopUpId;
import dental.cuspid.referrals.TopUpService;
import dental.cuspid.referrals.TopUpState;
import dental.cuspid.referrals.TopUpView;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Phone top-ups: what finance has to pay, and what became of the others (COUP-9,
 * COUP-11).
 */
@Controller
@RequestMapping("/top-ups")
class TopUpController {

	private final TopUpService topUps;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final Submissions submissions;

	TopUpController(TopUpService topUps, ClinicTime time, CurrentStaff current, AuditTrail audit,
			Submissions submissions) {
		this.topUps = topUps;
		this.time = time;
		this.current = current;
		this.audit = audit;
		this.submissions = submissions;
	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable TopUpState state,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		TopUpState shown = (state != null) ? state : TopUpState.DUE;
		model.addAttribute("state", shown);
		model.addAttribute("states", TopUpState.values());
		model.addAttribute("page", this.topUps.list(shown, cursor, null));
		model.addAttribute("later", cursor != null);
		model.addAttribute("due", this.topUps.due());
		return "referrals/topups";
	}

	@GetMapping("/{id}")
	String show(@PathVariable String id, Model model) {
		model.addAttribute("form", TopUpForm.empty(this.time.today()));
		return shown(id, model);
	}

	@PostMapping("/{id}/sent")
	String sent(@PathVariable String id, @Valid @ModelAttribute("form") TopUpForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.PAY_TOP_UPS);
		return this.submissions.attempt(submission, errors, () -> {
			this.topUps.sent(TopUpId.of(id), form.sentOn(), form.proof());
			return "/top-ups";
		})
			.map((target) -> Notice.success(redirect, "referrals.notice.sent").redirect(target))
			.orElseGet(() -> shown(id, model));
	}

	@PostMapping("/{id}/failed")
	String failed(@PathVariable String id, @Valid @ModelAttribute("form") TopUpForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.PAY_TOP_UPS);
		return this.submissions.attempt(submission, errors, () -> {
			this.topUps.failed(TopUpId.of(id), form.reason());
			return "/top-ups";
		})
			.map((target) -> Notice.success(redirect, "referrals.notice.failed").redirect(target))
			.orElseGet(() -> shown(id, model));
	}

	@PostMapping("/{id}/recovered")
	String recovered(@PathVariable String id, @RequestParam String submission, RedirectAttributes redirect) {
		this.current.require(Right.PAY_TOP_UPS);
		String target = this.submissions.once(submission, () -> {
			this.topUps.recovered(TopUpId.of(id));
			return "/top-ups?state=TO_RECOVER";
		});
		return Notice.success(redirect, "referrals.notice.recovered").redirect(target);
	}

	private String shown(String id, Model model) {
		TopUpView topUp = this.topUps.get(TopUpId.of(id));
		this.audit.patientViewed(topUp.patient().id().value(), "topUp");
		model.addAttribute("topUp", topUp);
		model.addAttribute("mayPay", this.current.actor().may(Right.PAY_TOP_UPS));
		return "referrals/topup";
	}

}
