package dental.cuspid.calendar.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;

import dental.cuspid.calendar.BlockedTimeId;
import dental.cuspid.calendar.BlockedTimeService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
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
 * Times a practitioner receives nobody.
 */
@Controller
@RequestMapping("/calendar/blocked")
class BlockedTimeController {

	private static final int SHOWN = 200;

	private static final int BREAK_BEGINS = 12;

	private final BlockedTimeService blocks;

	private final PractitionerService practitioners;

	private final ClinicTime time;

	private final Submissions submissions;

	private final BookingRight right;

	BlockedTimeController(BlockedTimeService blocks, PractitionerService practitioners, ClinicTime time,
			Submissions submissions, BookingRight right) {
		this.blocks = blocks;
		this.practitioners = practitioners;
		this.time = time;
		this.submissions = submissions;
		this.right = right;
	}

	@GetMapping
	String show(@RequestParam(required = false) @Nullable LocalDate date, Model model) {
		this.right.require();
		LocalDate day = (date != null) ? date : this.time.today().plusDays(1);
		model.addAttribute("form",
				new BlockForm(null, day.atTime(BREAK_BEGINS, 0), day.atTime(BREAK_BEGINS + 1, 0), null));
		return list(model);
	}

	@PostMapping
	String block(@Valid @ModelAttribute("form") BlockForm form, BindingResult errors, @RequestParam String submission,
			Model model, RedirectAttributes redirect) {
		this.right.require();
		return this.submissions.attempt(submission, errors, () -> {
			this.blocks.block(PractitionerId.of(String.valueOf(form.practitioner())), instant(form.from()),
					instant(form.to()), form.reason());
			return "/calendar/blocked";
		})
			.map((target) -> Notice.success(redirect, "calendar.block.done").redirect(target))
			.orElseGet(() -> list(model));
	}

	@PostMapping("/{id}/release")
	String release(@PathVariable BlockedTimeId id, @RequestParam String submission, RedirectAttributes redirect) {
		String target = this.submissions.once(submission, () -> {
			this.blocks.release(id);
			return "/calendar/blocked";
		});
		return Notice.success(redirect, "calendar.block.released").redirect(target);
	}

	private String list(Model model) {
		model.addAttribute("people", Directory.people(this.practitioners.active()));
		model.addAttribute("blocks", this.blocks.coming(SHOWN));
		return "calendar/blocked";
	}

	private Instant instant(@Nullable LocalDateTime local) {
		return Objects.requireNonNull(local).atZone(this.time.zone()).toInstant();
	}

}
