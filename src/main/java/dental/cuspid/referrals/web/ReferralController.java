package dental.cuspid.referrals.web;

import java.util.Optional;

import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.referrals.RecordReferral;
import dental.cuspid.referrals.ReferralFilter;
import dental.cuspid.referrals.ReferralId;
import dental.cuspid.referrals.ReferralService;
import dental.cuspid.referrals.ReferralView;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Refusal;
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
 * The work list of referrals, and each of them.
 */
@Controller
@RequestMapping("/referrals")
class ReferralController {

	private final ReferralService referrals;

	private final PatientService patients;

	private final People people;

	private final ReferralPages pages;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final Submissions submissions;

	ReferralController(ReferralService referrals, PatientService patients, People people, ReferralPages pages,
			CurrentStaff current, AuditTrail audit, Submissions submissions) {
		this.referrals = referrals;
		this.patients = patients;
		this.people = people;
		this.pages = pages;
		this.current = current;
		this.audit = audit;
		this.submissions = submissions;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "ALL") ReferralFilter show,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		return this.pages.list(show, cursor, model);
	}

	/** Opens the patient whose card number or coupon was typed. */
	@PostMapping("/look-up")
	String find(@RequestParam(defaultValue = "") String typed, Model model) {
		try {
			PatientId patient = typed.isBlank() ? null : this.people.referrer(typed);
			if (patient != null) {
				return "redirect:/patients/" + patient + "?tab=coupons";
			}
		}
		catch (Refusal refusal) {
			model.addAttribute("notFound", typed.strip());
		}
		return this.pages.list(ReferralFilter.ALL, null, model);
	}

	@GetMapping("/new")
	String draft(@RequestParam(required = false) @Nullable String newcomer,
			@RequestParam(required = false) @Nullable String referrer, Model model) {
		this.current.require(Right.HANDLE_REFERRALS);
		model.addAttribute("form", ReferralForm.empty(reference(newcomer), reference(referrer)));
		return this.pages.form(model);
	}

	@PostMapping
	String record(@Valid @ModelAttribute("form") ReferralForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.HANDLE_REFERRALS);
		return this.submissions.attempt(submission, errors, () -> {
			PatientId newcomer = this.people.newcomer(form.newcomer());
			ReferralId id = this.referrals.record(new RecordReferral(newcomer, this.people.referrer(form.referrer()),
					null, form.presentedOn(), form.gift(), form.reason()));
			return Receipts.path(form.receipt()).orElse("/referrals/" + id);
		})
			.map((target) -> Notice.success(redirect, "referrals.notice.recorded").redirect(target))
			.orElseGet(() -> this.pages.form(model));
	}

	@GetMapping("/{id}")
	String show(@PathVariable String id, Model model) {
		model.addAttribute("form", ChangeForm.empty());
		return shown(id, model);
	}

	@PostMapping("/{id}/referrer")
	String change(@PathVariable String id, @Valid @ModelAttribute("form") ChangeForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.HANDLE_REFERRALS);
		return this.submissions.attempt(submission, errors, () -> {
			this.referrals.changeReferrer(ReferralId.of(id), this.people.referrer(form.referrer()), form.reason());
			return "/referrals/" + id;
		})
			.map((target) -> Notice.success(redirect, "referrals.notice.changed").redirect(target))
			.orElseGet(() -> shown(id, model));
	}

	@PostMapping("/{id}/refuse")
	String refuse(@PathVariable String id, @RequestParam(defaultValue = "") String why, @RequestParam String submission,
			RedirectAttributes redirect) {
		this.current.require(Right.HANDLE_REFERRALS);
		String target = this.submissions.once(submission, () -> {
			this.referrals.refuse(ReferralId.of(id), why);
			return "/referrals/" + id;
		});
		return Notice.success(redirect, "referrals.notice.refused").redirect(target);
	}

	@PostMapping("/{id}/gift")
	String give(@PathVariable String id, @RequestParam(defaultValue = "") String gift,
			@RequestParam(required = false) @Nullable String receipt, @RequestParam String submission,
			RedirectAttributes redirect) {
		this.current.require(Right.HANDLE_REFERRALS);
		String target = this.submissions.once(submission, () -> {
			this.referrals.giveGift(ReferralId.of(id), gift);
			return Receipts.path(receipt).orElse("/referrals/" + id);
		});
		return Notice.success(redirect, "referrals.notice.given", gift).redirect(target);
	}

	private String shown(String id, Model model) {
		ReferralView referral = this.referrals.get(ReferralId.of(id));
		this.audit.patientViewed(referral.newcomer().id().value(), "referral");
		this.audit.patientViewed(referral.referrer().id().value(), "referral");
		return this.pages.show(referral, this.referrals.events(referral.id()), model);
	}

	private @Nullable String reference(@Nullable String typed) {
		return Optional.ofNullable(typed)
			.filter((text) -> !text.isBlank())
			.map((text) -> this.patients.brief(this.patients.resolve(text.strip())))
			.map(ReferralController::reference)
			.orElse(null);
	}

	private static String reference(PatientBrief patient) {
		return ReferralsApi.reference(patient);
	}

}
