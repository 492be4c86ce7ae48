package dental.cuspid.patients.web;

import dental.cuspid.patients.ConsentService;
import dental.cuspid.patients.Consents;
import dental.cuspid.patients.HouseholdService;
import dental.cuspid.patients.NoteService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is done on the patient page: a note, consents, the household, a card number for a
 * lead.
 */
@Controller
class PatientActionController {

	private static final String[] ANSWERS = { "YES", "NO", "OPEN" };

	private final PatientService patients;

	private final PatientRecordService records;

	private final NoteService notes;

	private final ConsentService consents;

	private final HouseholdService households;

	private final PatientFormOptions options;

	private final Submissions submissions;

	private final CurrentStaff current;

	PatientActionController(PatientService patients, PatientRecordService records, NoteService notes,
			ConsentService consents, HouseholdService households, PatientFormOptions options, Submissions submissions,
			CurrentStaff current) {
		this.current = current;
		this.patients = patients;
		this.records = records;
		this.notes = notes;
		this.consents = consents;
		this.households = households;
		this.options = options;
		this.submissions = submissions;
	}

	@GetMapping("/patients/{id}/notes/new")
	String note(@PathVariable PatientId id, Model model) {
		model.addAttribute("form", new NoteForm(""));
		return page(id, "patients/note", model);
	}

	@PostMapping("/patients/{id}/notes")
	String note(@PathVariable PatientId id, @ModelAttribute("form") NoteForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return this.submissions.attempt(submission, errors, () -> {
			this.notes.write(id, form.typed());
			return "/patients/" + id;
		})
			.map((target) -> Notice.success(redirect, "patients.notice.noted").redirect(target))
			.orElseGet(() -> page(id, "patients/note", model));
	}

	@GetMapping("/patients/{id}/consents")
	String consents(@PathVariable PatientId id, Model model) {
		this.options.all();
		model.addAttribute("form", ConsentForm.of(this.consents.current(id)));
		return page(id, "patients/consents", model);
	}

	@PostMapping("/patients/{id}/consents")
	String consents(@PathVariable PatientId id, @ModelAttribute("form") ConsentForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return this.submissions.attempt(submission, errors, () -> {
			this.consents.answer(id, form.toConsents(), form.textVersion());
			return "/patients/" + id + "?tab=details";
		})
			.map((target) -> Notice.success(redirect, "patients.notice.consents").redirect(target))
			.orElseGet(() -> page(id, "patients/consents", model));
	}

	@GetMapping("/patients/{id}/household")
	String household(@PathVariable PatientId id, Model model) {
		this.options.all();
		model.addAttribute("form", new HouseholdForm("", false, false));
		return page(id, "patients/household", model);
	}

	@PostMapping("/patients/{id}/household")
	String household(@PathVariable PatientId id, @ModelAttribute("form") HouseholdForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.current.require(Right.EDIT_PATIENTS);
		return this.submissions.attempt(submission, errors, () -> {
			this.households.add(id, form.find(this.patients), Boolean.TRUE.equals(form.guardian()),
					Boolean.TRUE.equals(form.payer()));
			return "/patients/" + id + "/household";
		})
			.map((target) -> Notice.success(redirect, "patients.notice.household").redirect(target))
			.orElseGet(() -> page(id, "patients/household", model));
	}

	@PostMapping("/patients/{id}/household/leave")
	String leave(@PathVariable PatientId id, @RequestParam String submission, @RequestParam PatientId member,
			RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.households.leave(member);
			return "/patients/" + id + "/household";
		});
		return Notice.success(redirect, "patients.notice.household").redirect(target);
	}

	@PostMapping("/patients/{id}/card-number")
	String cardNumber(@PathVariable PatientId id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.patients.ensureCardNumber(id);
			return "/patients/" + id;
		});
		return Notice.success(redirect, "patients.notice.cardNumber").redirect(target);
	}

	private String page(PatientId id, String view, Model model) {
		model.addAttribute("patient", this.records.view(id, "form"));
		model.addAttribute("members", this.households.members(id));
		model.addAttribute("answers", ANSWERS);
		return view;
	}

	/**
	 * A note.
	 */
	record NoteForm(@Nullable String text) {

		String typed() {
			return (this.text != null) ? this.text : "";
		}

	}

	/**
	 * Answers to the questions of consent: YES, NO, or OPEN where nothing was said.
	 */
	record ConsentForm(@Nullable String dataProcessing, @Nullable String sms, @Nullable String email,
			@Nullable String marketingMatch, @Nullable String textVersion) {

		static ConsentForm of(Consents now) {
			return new ConsentForm(word(now.dataProcessing()), word(now.sms()), word(now.email()),
					word(now.marketingMatch()), null);
		}

		Consents toConsents() {
			return new Consents(answer(this.dataProcessing), answer(this.sms), answer(this.email),
					answer(this.marketingMatch));
		}

		private static String word(@Nullable Boolean answer) {
			return (answer == null) ? "OPEN" : answer ? "YES" : "NO";
		}

		private static @Nullable Boolean answer(@Nullable String word) {
			return (word == null || "OPEN".equals(word)) ? null : "YES".equals(word);
		}

	}

	/**
	 * Somebody who joins the household, named by card number.
	 */
	record HouseholdForm(@Nullable String member, @Nullable Boolean guardian, @Nullable Boolean payer) {

		PatientId find(PatientService patients) {
			return patients.resolveAt("member", (this.member != null) ? this.member : "");
		}

	}

}
