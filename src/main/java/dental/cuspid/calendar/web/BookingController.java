package dental.cuspid.calendar.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.BookAppointment;
import dental.cuspid.calendar.TimeRange;
import dental.cuspid.calendar.web.BoardRequest.Proposal;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.PageFormats;
import dental.cuspid.shared.Submissions;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/**
 * The booking panel beside the day: find the patient, choose service, person and time,
 * book. Each step is a button of one form and works without script.
 */
@Controller
class BookingController {

	private final CalendarPages pages;

	private final BookingPanels panels;

	private final AppointmentService appointments;

	private final PractitionerService practitioners;

	private final PatientService patients;

	private final Submissions submissions;

	private final BookingRight right;

	private final BookingPurposes purposes;

	BookingController(CalendarPages pages, BookingPanels panels, AppointmentService appointments,
			PractitionerService practitioners, PatientService patients, Submissions submissions, BookingRight right,
			BookingPurposes purposes) {
		this.pages = pages;
		this.panels = panels;
		this.appointments = appointments;
		this.practitioners = practitioners;
		this.patients = patients;
		this.submissions = submissions;
		this.right = right;
		this.purposes = purposes;
	}

	@GetMapping("/calendar/new")
	String open(@ModelAttribute("form") BookingForm asked, BindingResult errors,
			@RequestParam(required = false) @Nullable String branch, Model model) {
		this.right.require();
		Directory directory = this.panels.directory();
		BookingPanels.Opened opened = this.panels.open(asked, branch, directory);
		BookingForm form = opened.form();
		model.addAttribute("form", form);
		return show(form, this.panels.panel(opened, directory), directory, model);
	}

	/**
	 * The same form again with patients found, another time, or other free times.
	 * @param slot a free time that was chosen
	 * @param seat a free chair that was chosen
	 * @param other whether another patient is wanted
	 */
	@PostMapping("/calendar/new/choose")
	String choose(@ModelAttribute("form") BookingForm typed, BindingResult errors,
			@RequestParam(required = false) @Nullable String slot,
			@RequestParam(required = false) @Nullable String seat,
			@RequestParam(required = false) @Nullable String other, Model model) {
		this.right.require();
		BookingForm form = (seat != null) ? typed.on(seat) : typed;
		if (other != null) {
			form = form.withoutPatient();
		}
		if (slot != null) {
			try {
				LocalDateTime time = LocalDateTime.parse(slot);
				form = form.at(time.toLocalDate(), time.toLocalTime());
			}
			catch (DateTimeParseException ex) {
				// the time stays as it was
			}
		}
		model.addAttribute("form", form);
		Directory directory = this.panels.directory();
		return show(form, this.panels.panel(form, false, directory), directory, model);
	}

	/**
	 * Patients who match what is being typed.
	 */
	@PostMapping("/calendar/patients")
	String patients(@RequestParam(required = false) @Nullable String find, Model model) {
		this.right.require();
		List<PatientBrief> found = this.panels.find(find);
		model.addAttribute("found", found);
		model.addAttribute("typed", (find != null) ? find.strip() : "");
		return "calendar/panel :: found";
	}

	/**
	 * Free times for what is chosen so far.
	 */
	@PostMapping("/calendar/new/free")
	String free(@ModelAttribute("form") BookingForm form, BindingResult errors, Model model) {
		this.right.require();
		model.addAttribute("book", this.panels.panel(form, false, this.panels.directory()));
		return "calendar/panel :: free";
	}

	@PostMapping("/calendar/new")
	String book(@Valid @ModelAttribute("form") BookingForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		this.right.require();
		if (form.patient() == null || form.patient().isBlank()) {
			errors.rejectValue("find", "calendar.book.missing.patient");
		}
		return this.submissions.attempt(submission, errors, () -> {
			AppointmentId id = FormFields.lead(() -> this.appointments.book(command(form)));
			return this.purposes.booked(form.purpose(), id).orElseGet(() -> dayOf(form) + "#a-" + id);
		})
			.map((target) -> Notice
				.success(redirect, "calendar.book.done", name(form), formats(model).date(form.date()),
						DateTimeFormatter.ofPattern("HH:mm").format(form.time()))
				.redirect(target))
			.orElseGet(() -> refused(form, errors, model));
	}

	/** The day in the branch that was beside the panel. */
	private String dayOf(BookingForm form) {
		String branch = practitioner(form).branchCode();
		return new CalendarQuery(form.date(), branch, null, null, null).href();
	}

	private PractitionerView practitioner(BookingForm form) {
		return this.practitioners.get(PractitionerId.of(String.valueOf(form.practitioner())));
	}

	private static PageFormats formats(Model model) {
		return (PageFormats) Objects.requireNonNull(model.getAttribute("fmt"));
	}

	private BookAppointment command(BookingForm form) {
		PractitionerView person = practitioner(form);
		ChairId chair = (form.chair() != null && !form.chair().isBlank()) ? ChairId.of(form.chair()) : null;
		return new BookAppointment(this.patients.resolve(String.valueOf(form.patient())), person.id(), person.branch(),
				ServiceId.of(String.valueOf(form.service())),
				this.panels.instant(Objects.requireNonNull(form.date()), Objects.requireNonNull(form.time())),
				form.minutes(), chair, form.overbookReason(), form.note());
	}

	private String name(BookingForm form) {
		return this.patients.brief(this.patients.resolve(String.valueOf(form.patient()))).name();
	}

	private String refused(BookingForm form, Errors errors, Model model) {
		Directory directory = this.panels.directory();
		boolean conflict = errors.hasFieldErrors("time") || errors.hasFieldErrors("chair");
		return show(form, this.panels.panel(form, conflict, directory), directory, model);
	}

	private String show(BookingForm form, BookingPanel book, Directory directory, Model model) {
		String branch = directory.person(form.practitioner()).map(PractitionerView::branchCode).orElse(null);
		LocalDate date = form.date();
		model.addAttribute("book", book);
		model.addAttribute("told", this.purposes.told(form.purpose()).orElse(null));
		model.addAttribute("found", book.found());
		model.addAttribute("typed", (form.find() != null) ? form.find().strip() : "");
		model.addAttribute("page", this.pages.page(new CalendarQuery(date, branch, null, null, null),
				proposal(form, book), carry(form), directory.everybody()));
		return "calendar/day";
	}

	private @Nullable Proposal proposal(BookingForm form, BookingPanel book) {
		LocalDate date = form.date();
		LocalTime time = form.time();
		if (date == null || time == null || form.practitioner() == null || form.practitioner().isBlank()) {
			return null;
		}
		Instant from = this.panels.instant(date, time);
		return new Proposal(PractitionerId.of(form.practitioner()),
				new TimeRange(from, from.plus(Duration.ofMinutes(book.minutes()))),
				(book.chosen() != null) ? book.chosen().name() : "");
	}

	/** What was chosen so far stays chosen when another free time is clicked. */
	private static String carry(BookingForm form) {
		var carry = new StringBuilder();
		carry(carry, "patient", form.patient());
		carry(carry, "service", form.service());
		carry(carry, "purpose", form.purpose());
		carry(carry, "minutes", (form.minutes() != null) ? form.minutes().toString() : null);
		return carry.toString();
	}

	private static void carry(StringBuilder carry, String name, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			carry.append('&').append(name).append('=').append(UriUtils.encode(value, StandardCharsets.UTF_8));
		}
	}

}
