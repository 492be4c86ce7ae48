package dental.cuspid.clinic.web;

import java.time.LocalDate;
import java.util.Set;

import dental.cuspid.clinic.BranchDetails;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.NewBranch;
import dental.cuspid.clinic.OpeningHours;
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
 * Branches. Opening hours are intervals by weekday: {@code {"MONDAY": [{"from": "08:00",
 * "to": "12:30"}, {"from": "13:00", "to": "18:00"}]}}.
 */
@RestController
@RequestMapping("/api/v1/branches")
class BranchApi {

	private final BranchService branches;

	BranchApi(BranchService branches) {
		this.branches = branches;
	}

	@GetMapping
	CursorPage<Answer> list(@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return CodePages.of(this.branches.details(), (details) -> details.branch().code(), limit, cursor)
			.map(Answer::of);
	}

	@GetMapping("/{code}")
	Answer show(@PathVariable String code) {
		return Answer.of(this.branches.details(id(code)));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer add(@Valid @RequestBody Added asked) {
		return Answer.of(this.branches.details(this.branches.add(new NewBranch(asked.code(), asked.name(),
				asked.address(), asked.phone(), asked.openingHours(), asked.holidays()))));
	}

	@PutMapping("/{code}")
	@Transactional
	Answer change(@PathVariable String code, @RequestBody Changed asked) {
		var known = this.branches.get(id(code));
		this.branches.change(known.id(), new NewBranch((asked.code() != null) ? asked.code() : known.code(),
				(asked.name() != null) ? asked.name() : known.name(),
				(asked.address() != null) ? asked.address() : known.address(),
				(asked.phone() != null) ? asked.phone() : known.phone(), asked.openingHours(), asked.holidays()));
		if (asked.active() != null && asked.active() != known.active()) {
			this.branches.activate(known.id(), asked.active());
		}
		return Answer.of(this.branches.details(known.id()));
	}

	private BranchId id(String code) {
		return this.branches.find(code).orElseThrow(() -> new NotFound("clinic.refusal.unknownBranch", code)).id();
	}

	record Added(@NotBlank String code, @NotBlank String name, @Nullable String address, @Nullable String phone,
			@Nullable OpeningHours openingHours, @Nullable Set<LocalDate> holidays) {

	}

	record Changed(@Nullable String code, @Nullable String name, @Nullable String address, @Nullable String phone,
			@Nullable OpeningHours openingHours, @Nullable Set<LocalDate> holidays, @Nullable Boolean active) {

	}

	record Answer(String code, String name, @Nullable String address, @Nullable String phone, OpeningHours openingHours,
			Set<LocalDate> holidays, boolean active) {

		static Answer of(BranchDetails details) {
			var branch = details.branch();
			return new Answer(branch.code(), branch.name(), branch.address(), branch.phone(), details.openingHours(),
					details.holidays(), branch.active());
		}

	}

}
