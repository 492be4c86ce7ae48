package dental.cuspid.clinic.web;

import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.clinic.PractitionerView;
import dental.cuspid.clinic.NewPractitioner;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.NotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Practitioners.
 */
@RestController
@RequestMapping("/api/v1/practitioners")
class PractitionerApi {

	private final PractitionerService practitioners;

	PractitionerApi(PractitionerService practitioners) {
		this.practitioners = practitioners;
	}

	@GetMapping
	CursorPage<Answer> list(@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return CodePages.of(this.practitioners.all(), PractitionerView::code, limit, cursor).map(Answer::of);
	}

	@GetMapping("/{code}")
	Answer show(@PathVariable String code) {
		return Answer.of(known(code));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer add(@Valid @RequestBody Added asked) {
		return Answer.of(this.practitioners
			.get(this.practitioners.add(new NewPractitioner(asked.code(), asked.name(), asked.branch()))));
	}

	@PutMapping("/{code}")
	@Transactional
	Answer change(@PathVariable String code, @RequestBody Changed asked) {
		var known = known(code);
		this.practitioners.change(known.id(),
				new NewPractitioner((asked.code() != null) ? asked.code() : known.code(),
						(asked.name() != null) ? asked.name() : known.name(),
						(asked.branch() != null) ? asked.branch() : known.branchCode()));
		if (asked.active() != null && asked.active() != known.active()) {
			this.practitioners.activate(known.id(), asked.active());
		}
		return Answer.of(this.practitioners.get(known.id()));
	}

	private PractitionerView known(String code) {
		return this.practitioners.find(code)
			.orElseThrow(() -> new NotFound("clinic.refusal.unknownPractitioner", code));
	}

	record Added(@NotBlank String code, @NotBlank String name, @NotBlank String branch) {

	}

	record Changed(@Nullable String code, @Nullable String name, @Nullable String branch, @Nullable Boolean active) {

	}

	record Answer(String code, String name, String branch, boolean active) {

		static Answer of(PractitionerView practitioner) {
			return new Answer(practitioner.code(), practitioner.name(), practitioner.branchCode(),
					practitioner.active());
		}

	}

}
