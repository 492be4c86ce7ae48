package dental.cuspid.referrals.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientService;
import dental.cuspid.referrals.CouponBatchId;
import dental.cuspid.referrals.CouponBatchView;
import dental.cuspid.referrals.CouponService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.shared.QrCode;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.AuditTrail;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;
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
 * Issues coupons and prints them, four on a sheet.
 */
@Controller
@RequestMapping("/referrals/coupons")
class CouponController {

	private static final int ON_A_SHEET = 4;

	private final CouponService coupons;

	private final People people;

	private final PatientService patients;

	private final ClinicSettingsService settings;

	private final BranchService branches;

	private final MessageSource messages;

	private final CurrentStaff current;

	private final AuditTrail audit;

	private final Submissions submissions;

	CouponController(CouponService coupons, People people, PatientService patients, ClinicSettingsService settings,
			BranchService branches, MessageSource messages, CurrentStaff current, AuditTrail audit,
			Submissions submissions) {
		this.coupons = coupons;
		this.people = people;
		this.patients = patients;
		this.settings = settings;
		this.branches = branches;
		this.messages = messages;
		this.current = current;
		this.audit = audit;
		this.submissions = submissions;
	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable String cursor, Model model) {
		model.addAttribute("batches", this.coupons.list(cursor, null));
		model.addAttribute("later", cursor != null);
		model.addAttribute("mayHandle", this.current.actor().may(Right.HANDLE_REFERRALS));
		return "referrals/coupons";
	}

	@GetMapping("/new")
	String draft(@RequestParam(required = false) @Nullable String patient, Model model) {
		this.current.require(Right.HANDLE_REFERRALS);
		PatientBrief who = (patient != null && !patient.isBlank())
				? this.patients.brief(this.patients.resolve(patient.strip())) : null;
		String reference = (who != null) ? ReferralsApi.reference(who) : "";
		model.addAttribute("form", new IssueForm(reference, CouponService.USUAL, null, null));
		return form(model);
	}

	@PostMapping
	String issue(@Valid @ModelAttribute("form") IssueForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		this.current.require(Right.HANDLE_REFERRALS);
		return this.submissions.attempt(submission, errors, () -> {
			CouponBatchId batch = this.coupons.issue(this.people.patient(form.patient()), form.count(),
					form.issuedOn());
			return Receipts.path(form.receipt()).orElse("/referrals/coupons/" + batch);
		})
			.map((target) -> Notice.success(redirect, "referrals.notice.issued", String.valueOf(form.count()))
				.redirect(target))
			.orElseGet(() -> form(model));
	}

	@GetMapping("/{id}")
	String sheet(@PathVariable String id, Model model) {
		CouponBatchView batch = this.coupons.get(CouponBatchId.of(id));
		this.audit.patientViewed(batch.patient().id().value(), "print");
		var clinic = this.settings.current();
		Locale language = Locale.of(this.patients.languageOf(batch.patient().id()));
		String code = this.coupons.code(batch);
		model.addAttribute("batch", batch);
		model.addAttribute("code", code);
		model.addAttribute("qr", QrCode.of(code));
		model.addAttribute("phone",
				this.branches.active()
					.stream()
					.map(BranchView::phone)
					.filter((phone) -> phone != null && !phone.isBlank())
					.findFirst()
					.orElse(null));
		model.addAttribute("language", language.getLanguage());
		model.addAttribute("validTo",
				new PageFormats(language, clinic.timeZone(), clinic.country()).date(batch.validTo()));
		model.addAttribute("words",
				List.of("title", "text", "card", "validTo", "gift")
					.stream()
					.collect(java.util.stream.Collectors.toMap((word) -> word,
							(word) -> this.messages.getMessage("referrals.sheet." + word, null, language))));
		model.addAttribute("sheets",
				IntStream.range(0, (batch.coupons() + ON_A_SHEET - 1) / ON_A_SHEET)
					.mapToObj((sheet) -> Math.min(ON_A_SHEET, batch.coupons() - sheet * ON_A_SHEET))
					.toList());
		model.addAttribute("gifts", (clinic.referralMode() != ReferralMode.OFF) ? clinic.gifts() : List.of());
		return "referrals/sheet";
	}

	private String form(Model model) {
		model.addAttribute("mayBackdate", this.current.actor().mayBackdate());
		model.addAttribute("off", this.settings.current().referralMode() == ReferralMode.OFF);
		model.addAttribute("most", CouponService.MOST);
		return "referrals/issue";
	}

}
