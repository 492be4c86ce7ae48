package dental.cuspid.calendar.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dental.cuspid.calendar.BlockedTime;
import dental.cuspid.calendar.BlockedTimeId;
import dental.cuspid.calendar.BlockedTimeService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.RuleViolation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Blocked times for scripts and other systems.
 */
@RestController
@RequestMapping("/api/v1/blocked-times")
class BlockedTimeApi {

	private final BlockedTimeService blocks;

	private final PractitionerService practitioners;

	private final ClinicTime time;

	private final BookingRight right;

	BlockedTimeApi(BlockedTimeService blocks, PractitionerService practitioners, ClinicTime time, BookingRight right) {
		this.blocks = blocks;
		this.practitioners = practitioners;
		this.time = time;
		this.right = right;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Created block(@Valid @RequestBody BlockRequest request) {
		this.right.require();
		PractitionerId practitioner = this.practitioners.find(request.practitioner())
			.map(PractitionerView::id)
			.orElseThrow(
					() -> new RuleViolation("calendar.refusal.reference", request.practitioner()).at("practitioner"));
		return new Created(this.blocks.block(practitioner, request.from(), request.to(), request.reason()));
	}

	/**
	 * What is blocked on a day, today where none is given.
	 */
	@GetMapping
	CursorPage<Row> list(@RequestParam(required = false) @Nullable LocalDate date) {
		List<BlockedTime> day = this.blocks.days((date != null) ? date : this.time.today(), 1, null);
		Map<PractitionerId, String> codes = this.practitioners.all()
			.stream()
			.collect(Collectors.toMap(PractitionerView::id, PractitionerView::code));
		return new CursorPage<>(day.stream()
			.map((block) -> new Row(block.id(), codes.get(block.practitioner()), block.time().from(), block.time().to(),
					block.reason()))
			.toList(), null);
	}

	@PostMapping("/{id}/release")
	Created release(@PathVariable BlockedTimeId id) {
		this.blocks.release(id);
		return new Created(id);
	}

	record BlockRequest(@NotBlank String practitioner, @NotNull Instant from, @NotNull Instant to,
			@NotBlank String reason) {

	}

	record Created(BlockedTimeId id) {

	}

	record Row(BlockedTimeId id, @Nullable String practitioner, Instant from, Instant to, String reason) {

	}

}
