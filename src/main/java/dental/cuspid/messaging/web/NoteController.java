package dental.cuspid.messaging.web;

import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.messaging.TemplateService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
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
 * Writes a message to a patient by hand.
 */
@Controller
@RequestMapping("/patients/{id}/messages")
class NoteController {

	private final OutboxService outbox;

	private final TemplateService templates;

	private final PatientService patients;

	private final Submissions submissions;

	NoteController(OutboxService outbox, TemplateService templates, PatientService patients, Submissions submissions) {
		this.outbox = outbox;
		this.templates = templates;
		this.patients = patients;
		this.submissions = submissions;
	}

	@GetMapping("/new")
	String write(@PathVariable PatientId id, Model model) {
		return page(id, new NoteForm(Medium.SMS, null, ""), model);
	}

	@PostMapping
	String send(@PathVariable PatientId id, @Valid @ModelAttribute("form") NoteForm form, BindingResult errors,
			@RequestParam String submission, @RequestParam(required = false) @Nullable String preview, Model model,
			RedirectAttributes redirect) {
		if (preview != null) {
			if (!errors.hasErrors()) {
				model.addAttribute("preview",
						this.templates.previewNote(id, form.medium(), form.subject(), form.text()));
			}
			return page(id, form, model);
		}
		return this.submissions.attempt(submission, errors, () -> {
			this.outbox.write(id, form.medium(), form.subject(), form.text());
			return "/patients/" + id + "?tab=messages";
		})
			.map((target) -> Notice.success(redirect, "messaging.notice.queued").redirect(target))
			.orElseGet(() -> page(id, form, model));
	}

	private String page(PatientId id, NoteForm form, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("patient", this.patients.brief(id));
		model.addAttribute("media", Medium.values());
		return "messaging/write";
	}

}
