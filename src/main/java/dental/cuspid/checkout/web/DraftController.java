package dental.cuspid.checkout.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.checkout.CheckoutService;
import dental.cuspid.checkout.OpenReceipt;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptService;
import dental.cuspid.checkout.ReceiptView;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.ServiceView;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.shared.Submissions;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Writes a receipt, and changes its lines while nothing is paid. Lines are added and
 * taken away by buttons that send the form, so it works without scripts.
 */
@Controller
class DraftController {

	private static final String REMOVE = "remove-";

	private static final Pattern LINE = Pattern.compile("lines\\[(\\d+)]\\.(.+)");

	private final CheckoutService checkout;

	private final ReceiptService receipts;

	private final AppointmentService appointments;

	private final PatientService patients;

	private final DraftPages pages;

	private final References references;

	private final CurrentStaff current;

	private final ClinicTime time;

	private final Submissions submissions;

	DraftController(CheckoutService checkout, ReceiptService receipts, AppointmentService appointments,
			PatientService patients, DraftPages pages, References references, CurrentStaff current, ClinicTime time,
			Submissions submissions) {
		this.checkout = checkout;
		this.receipts = receipts;
		this.appointments = appointments;
		this.patients = patients;
		this.pages = pages;
		this.references = references;
		this.current = current;
		this.time = time;
		this.submissions = submissions;
	}

	@GetMapping("/checkout/new")
	String draft(@RequestParam(required = false) @Nullable String patient,
			@RequestParam(required = false) @Nullable AppointmentId appointment, Model model) {
		this.current.require(Right.TAKE_MONEY);
		if (appointment != null) {
			Optional<ReceiptId> written = this.receipts.of(appointment);
			if (written.isPresent()) {
				return "redirect:/checkout/" + written.get();
			}
			AppointmentView visit = this.appointments.get(appointment);
			return this.pages.show(this.pages.of(visit), visit, model);
		}
		if (patient == null || patient.isBlank()) {
			return "checkout/whom";
		}
		try {
			String who = this.patients.resolve(patient.strip()).toString();
			return this.pages.show(new DraftForm(who, null, null, null, List.of(LineForm.empty())), null, model);
		}
		catch (NotFound ex) {
			model.addAttribute("unknown", patient.strip());
			return "checkout/whom";
		}
	}

	@PostMapping("/checkout/new")
	String open(@Valid @ModelAttribute("form") DraftForm form, BindingResult errors, @RequestParam String submission,
			@RequestParam(defaultValue = "open") String action, Model model, RedirectAttributes redirect) {
		if (!"open".equals(action)) {
			return this.pages.show(changed(form, action), visit(form), model);
		}
		return this.submissions
			.attempt(submission, errors, atPlaces(form, () -> "/checkout/" + this.checkout.open(command(form))))
			.map((target) -> Notice.success(redirect, "checkout.notice.opened").redirect(target))
			.orElseGet(() -> this.pages.showAgain(visit(form), model));
	}

	@GetMapping("/checkout/{receipt}/lines")
	String lines(@PathVariable ReceiptId receipt, Model model) {
		ReceiptView view = this.receipts.get(receipt);
		return this.pages.showLines(this.pages.of(view), view, model);
	}

	@PostMapping("/checkout/{receipt}/lines")
	String changeLines(@PathVariable ReceiptId receipt, @Valid @ModelAttribute("form") DraftForm form,
			BindingResult errors, @RequestParam String submission, @RequestParam(defaultValue = "open") String action,
			Model model, RedirectAttributes redirect) {
		if (!"open".equals(action)) {
			return this.pages.showLines(changed(form, action), this.receipts.get(receipt), model);
		}
		return this.submissions.attempt(submission, errors, atPlaces(form, () -> {
			this.checkout.changeLines(receipt, lines(form));
			return "/checkout/" + receipt;
		}))
			.map((target) -> Notice.success(redirect, "checkout.notice.linesChanged").redirect(target))
			.orElseGet(() -> this.pages.showLinesAgain(this.receipts.get(receipt), model));
	}

	/**
	 * Blank lines are left out, so what is refused is moved to the line as it stands on
	 * the page.
	 */
	private static Supplier<String> atPlaces(DraftForm form, Supplier<String> action) {
		return () -> {
			try {
				return action.get();
			}
			catch (RuleViolation refusal) {
				throw new RuleViolation(refusal.problems().stream().map((problem) -> moved(problem, form)).toList());
			}
		};
	}

	private static Problem moved(Problem problem, DraftForm form) {
		Matcher line = LINE.matcher(String.valueOf(problem.field()));
		if (!line.matches()) {
			return problem;
		}
		int place = form.places().get(Integer.parseInt(line.group(1)));
		return new Problem("lines[" + place + "]." + line.group(2), problem.code(), problem.args());
	}

	private static DraftForm changed(DraftForm form, String action) {
		if (action.startsWith(REMOVE)) {
			String index = action.substring(REMOVE.length());
			return form.withoutLine(index.matches("[0-9]{1,3}") ? Integer.parseInt(index) : -1);
		}
		return form.plusLine();
	}

	private OpenReceipt command(DraftForm form) {
		String appointment = form.appointment();
		Instant occurred = (form.occurredAt() != null) ? form.occurredAt().atZone(this.time.zone()).toInstant() : null;
		return new OpenReceipt(this.references.patient(String.valueOf(form.patient())),
				(appointment != null && !appointment.isBlank()) ? AppointmentId.of(appointment) : null,
				this.references.branch(form.branch()), occurred, lines(form));
	}

	/** The lines typed; every line that names no service is refused at its place. */
	private List<OpenReceipt.Line> lines(DraftForm form) {
		var known = this.pages.services();
		var problems = new ArrayList<Problem>();
		var lines = new ArrayList<OpenReceipt.Line>();
		List<LineForm> typed = form.typed();
		for (int i = 0; i < typed.size(); i++) {
			LineForm line = typed.get(i);
			String at = "lines[" + i + "].";
			Optional<ServiceView> service = known.find((line.service() != null) ? line.service() : "");
			if (service.isEmpty()) {
				problems.add(new Problem(at + "service", "checkout.refusal.unknownService"));
				continue;
			}
			lines.add(new OpenReceipt.Line(service.get().id(), (line.quantity() != null) ? line.quantity() : 1,
					line.price(), line.discount(),
					this.references.practitioner(line.practitioner(), at + "practitioner")));
		}
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
		return lines;
	}

	private @Nullable AppointmentView visit(DraftForm form) {
		String appointment = form.appointment();
		return (appointment != null && !appointment.isBlank()) ? this.appointments.get(AppointmentId.of(appointment))
				: null;
	}

}
