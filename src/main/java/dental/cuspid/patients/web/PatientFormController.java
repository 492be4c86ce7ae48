package dental.cuspid.patients.web;

import java.util.List;

import dental.cuspid.patients.DuplicateFinder;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
import dental.cuspid.patients.PatientView;
import dental.cuspid.patients.web.PatientPage.DuplicateRow;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Registering a patient, with a warning of duplicates while typing, and changing the
 * master data.
 */
@Controller
class PatientFormController {

	private static final String STALE = "shared.refusal.stale";

	private final PatientService patients;

	private final PatientRecordService records;

	private final DuplicateFinder duplicates;

	private final PatientFormOptions options;

	private final Submissions submissions;

	PatientFormController(PatientService patients, PatientRecordService records, DuplicateFinder duplicates,
			PatientFormOptions options, Submissions submissions) {
		this.patients = patients;
		this.records = records;
		this.duplicates = duplicates;
		this.options = options;
		this.submissions = submissions;
	}

	@GetMapping("/patients/new")
	String blank(Model model) {
		model.addAttribute("form", PatientForm.blank(null, null));
		model.addAttribute("duplicates", List.of());
		return register(model);
	}

	/**
	 * The same form, begun with what a caller said or a search was for.
	 */
	@PostMapping("/patients/new")
	String begun(@RequestParam(required = false) @Nullable String phone,
			@RequestParam(required = false) @Nullable String name, Model model) {
		PatientForm form = PatientForm.blank(phone, name);
		model.addAttribute("form", form);
		model.addAttribute("duplicates", find(form));
		return register(model);
	}

	@PostMapping("/patients")
	String register(@Valid @ModelAttribute("form") PatientForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		return this.submissions
			.attempt(submission, errors,
					() -> "/patients/" + this.patients.register(form.toNewPatient(this.options.clinic().currency())))
			.map((target) -> Notice.success(redirect, "patients.notice.registered").redirect(target))
			.orElseGet(() -> {
				model.addAttribute("duplicates", find(form));
				return register(model);
			});
	}

	@PostMapping("/patients/duplicates")
	String duplicates(@ModelAttribute("form") PatientForm form, BindingResult errors, Model model) {
		model.addAttribute("duplicates", find(form));
		return "patients/new :: duplicates";
	}

	@GetMapping("/patients/{id}/edit")
	String edit(@PathVariable PatientId id, Model model) {
		PatientView patient = this.records.view(id, "edit");
		model.addAttribute("form", PatientForm.of(patient));
		return edit(patient, model);
	}

	@PostMapping("/patients/{id}/edit")
	String change(@PathVariable PatientId id, @Valid @ModelAttribute("form") PatientForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect, HttpServletResponse response) {
		return this.submissions.attempt(submission, errors, () -> {
			this.patients.change(id, form.toChange(this.options.clinic().currency()));
			return "/patients/" + id + "?tab=details";
		}).map((target) -> Notice.success(redirect, "patients.notice.changed").redirect(target)).orElseGet(() -> {
			if (errors.getGlobalErrors().stream().map(ObjectError::getCode).anyMatch(STALE::equals)) {
				response.setStatus(HttpStatus.CONFLICT.value());
				model.addAttribute("stale", true);
			}
			return edit(this.records.view(id, "edit"), model);
		});
	}

	private String register(Model model) {
		model.addAllAttributes(this.options.all());
		return "patients/new";
	}

	private String edit(PatientView patient, Model model) {
		model.addAllAttributes(this.options.all());
		model.addAttribute("patient", patient);
		return "patients/edit";
	}

	private List<DuplicateRow> find(PatientForm form) {
		return this.duplicates.find(form.toProbe(this.options.clinic().country(), null))
			.stream()
			.map(DuplicateRow::of)
			.toList();
	}

}
