package dental.cuspid.calendar.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.calendar.DayAppointment;
import dental.cuspid.calendar.MoveAppointment;
import dental.cuspid.calendar.web.AppointmentPage.Actions;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Notice;
import dental.cuspid.shared.Submissions;
import dental.cuspid.staff.Actor;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One appointment: what it is, what can be done, what happened.
 */
@Controller
@RequestMapping("/calendar/{id}")
class AppointmentController {

	private static final int USUAL_MINUTES = 30;

	private final AppointmentService appointments;

	private final BookingPanels panels;

	private final BranchService branches;

	private final ClinicTime time;

	private final CurrentStaff current;

	private final Submissions submissions;

	private final BookingRight right;

	AppointmentController(AppointmentService appointments, BookingPanels panels, BranchService branches,
			ClinicTime time, CurrentStaff current, Submissions submissions, BookingRight right) {
		this.appointments = appointments;
		this.panels = panels;
		this.branches = branches;
		this.time = time;
		this.current = current;
		this.submissions = submissions;
		this.right = right;
	}

	@GetMapping
	String show(@PathVariable AppointmentId id, Model model) {
		model.addAttribute("form", new ReasonForm(null, null));
		return page(id, model);
	}

	@PostMapping("/confirm")
	String confirm(@PathVariable AppointmentId id, @RequestParam String submission,
			@RequestParam(required = false) @Nullable String back, RedirectAttributes redirect) {
		return button(id, submission, back, redirect, "calendar.done.confirmed", () -> this.appointments.confirm(id));
	}

	@PostMapping("/arrive")
	String arrive(@PathVariable AppointmentId id, @RequestParam String submission,
			@RequestParam(required = false) @Nullable String back, RedirectAttributes redirect) {
		return button(id, submission, back, redirect, "calendar.done.arrived", () -> this.appointments.arrive(id));
	}

	@PostMapping("/complete")
	String complete(@PathVariable AppointmentId id, @RequestParam String submission,
			@RequestParam(required = false) @Nullable String back, RedirectAttributes redirect) {
		return button(id, submission, back, redirect, "calendar.done.completed", () -> this.appointments.complete(id));
	}

	@PostMapping("/take-back")
	String takeBack(@PathVariable AppointmentId id, @RequestParam String submission,
			@RequestParam(required = false) @Nullable String back, RedirectAttributes redirect) {
		return button(id, submission, back, redirect, "calendar.done.takenBack", () -> this.appointments.takeBack(id));
	}

	@PostMapping("/no-show")
	String noShow(@PathVariable AppointmentId id, @ModelAttribute("form") ReasonForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.right.require();
		model.addAttribute("reasonFor", "no-show");
		return this.submissions.attempt(submission, errors, () -> {
			this.appointments.noShow(id, form.reason());
			return LocalTarget.of(form.back(), "/calendar/" + id);
		})
			.map((target) -> Notice.success(redirect, "calendar.done.noShow").redirect(target))
			.orElseGet(() -> page(id, model));
	}

	@PostMapping("/cancel")
	String cancel(@PathVariable AppointmentId id, @ModelAttribute("form") ReasonForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.right.require();
		model.addAttribute("reasonFor", "cancel");
		return this.submissions.attempt(submission, errors, () -> {
			this.appointments.cancel(id, form.reason());
			return LocalTarget.of(form.back(), "/calendar/" + id);
		})
			.map((target) -> Notice.success(redirect, "calendar.done.cancelled").redirect(target))
			.orElseGet(() -> page(id, model));
	}

	@GetMapping("/move")
	String move(@PathVariable AppointmentId id, @RequestParam(required = false) @Nullable String slot,
			@RequestParam(required = false) @Nullable String back, Model model) {
		AppointmentView view = this.appointments.get(id);
		LocalDateTime start = view.startsAt().atZone(this.time.zone()).toLocalDateTime();
		var form = new MoveForm(start.toLocalDate(), start.toLocalTime(),
				(view.practitioner() != null) ? view.practitioner().toString() : null,
				(view.chair() != null) ? view.chair().toString() : null,
				(int) Duration.between(view.startsAt(), view.endsAt()).toMinutes(), null, back, null);
		return showMove(id, chosen(form, slot), model);
	}

	/**
	 * The same form with a free time that was chosen, or with other free times.
	 */
	@PostMapping("/move/choose")
	String choose(@PathVariable AppointmentId id, @ModelAttribute("form") MoveForm form, BindingResult errors,
			@RequestParam(required = false) @Nullable String slot, Model model) {
		return showMove(id, chosen(form, slot), model);
	}

	@PostMapping("/move")
	String move(@PathVariable AppointmentId id, @Valid @ModelAttribute("form") MoveForm form, BindingResult errors,
			@RequestParam String submission, Model model, RedirectAttributes redirect) {
		this.right.require();
		return this.submissions.attempt(submission, errors, () -> FormFields.lead(() -> {
			requireSeen(id, form.seen());
			this.appointments.move(id, command(form));
			return LocalTarget.of(form.back(), "/calendar?date=" + form.date()) + "#a-" + id;
		}))
			.map((target) -> Notice.success(redirect, "calendar.done.moved").redirect(target))
			.orElseGet(
					() -> moveForm(id, form, errors.hasFieldErrors("time") || errors.hasFieldErrors("chair"), model));
	}

	private void requireSeen(AppointmentId id, @Nullable Instant seen) {
		Instant now = this.appointments.get(id).startsAt();
		if (seen != null && !seen.equals(now)) {
			var start = now.atZone(this.time.zone());
			throw new Conflict("calendar.refusal.movedMeanwhile", start.toLocalDate(), start.toLocalTime().toString())
				.at("date");
		}
	}

	private MoveAppointment command(MoveForm form) {
		return new MoveAppointment(
				this.panels.instant(Objects.requireNonNull(form.date()), Objects.requireNonNull(form.time())),
				given(form.practitioner()).map(PractitionerId::of).orElse(null),
				given(form.chair()).map(ChairId::of).orElse(null), form.minutes(), form.overbookReason());
	}

	private String showMove(AppointmentId id, MoveForm form, Model model) {
		model.addAttribute("form", form);
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", new BeanPropertyBindingResult(form, "form"));
		return moveForm(id, form, false, model);
	}

	private String moveForm(AppointmentId id, MoveForm form, boolean conflict, Model model) {
		this.right.require();
		DayAppointment row = this.appointments.show(id);
		Directory directory = this.panels.directory();
		var person = directory.person(given(form.practitioner()).orElse(String.valueOf(row.practitioner())));
		int minutes = (form.minutes() != null) ? Math.clamp(form.minutes(), 1, 600) : USUAL_MINUTES;
		model.addAttribute("row", row);
		model.addAttribute("day", this.time.dayOf(row.startsAt()));
		model.addAttribute("minutes", minutes);
		model.addAttribute("cancelTo", LocalTarget.of(form.back(), "/calendar/" + id));
		model.addAttribute("people", Directory.people(directory.peopleAt(row.branch())));
		model.addAttribute("chairs", Directory.chairs(directory.chairsAt(row.branch())));
		model.addAttribute("free", this.panels.free(person, minutes, form.date(), form.time()));
		model.addAttribute("conflict", conflict || given(form.overbookReason()).isPresent());
		return "calendar/move";
	}

	private static MoveForm chosen(MoveForm form, @Nullable String slot) {
		if (slot == null) {
			return form;
		}
		try {
			LocalDateTime time = LocalDateTime.parse(slot);
			return form.at(time.toLocalDate(), time.toLocalTime());
		}
		catch (DateTimeParseException ex) {
			return form;
		}
	}

	private static Optional<String> given(@Nullable String text) {
		return Optional.ofNullable(text).filter((value) -> !value.isBlank());
	}

	private String button(AppointmentId id, String submission, @Nullable String back, RedirectAttributes redirect,
			String notice, Runnable action) {
		String target = this.submissions.once(submission, () -> {
			action.run();
			return LocalTarget.of(back, "/calendar/" + id);
		});
		return Notice.success(redirect, notice).redirect(target);
	}

	private String page(AppointmentId id, Model model) {
		DayAppointment row = this.appointments.show(id);
		AppointmentView view = this.appointments.get(id);
		LocalDate today = this.time.today();
		LocalDate day = this.time.dayOf(row.startsAt());
		LocalDate born = row.patient().birthDate();
		LocalDate early = (row.state().expected() && day.isAfter(today)) ? day : null;
		model.addAttribute("page",
				new AppointmentPage(row, view, this.branches.get(row.branch()).name(),
						(born != null) ? Period.between(born, today).getYears() : null,
						Duration.between(row.startsAt(), row.endsAt()).toMinutes(), day, early, may(row, early == null),
						this.appointments.history(id)));
		return "calendar/show";
	}

	private Actions may(DayAppointment row, boolean due) {
		Actor actor = this.current.actor();
		boolean edit = actor.may(Right.EDIT_CALENDAR);
		AppointmentState state = row.state();
		boolean expected = edit && state.expected();
		boolean mistaken = state == AppointmentState.ARRIVED || state == AppointmentState.NO_SHOW;
		return new Actions(edit && state == AppointmentState.BOOKED, expected && due,
				edit && state == AppointmentState.ARRIVED, expected, expected, expected, edit && mistaken,
				state.visit() && actor.may(Right.TAKE_MONEY));
	}

}
