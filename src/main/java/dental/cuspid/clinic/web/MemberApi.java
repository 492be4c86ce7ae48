package dental.cuspid.clinic.web;

import dental.cuspid.clinic.MemberService;
import dental.cuspid.clinic.MemberView;
import dental.cuspid.clinic.NewMember;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.NotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What works at a branch: practitioners and chairs.
 */
abstract class MemberApi<I, V extends MemberView> {

	private final MemberService<I, V> members;

	private final String unknown;

	/**
	 * @param unknown message key for a code nobody has
	 */
	MemberApi(MemberService<I, V> members, String unknown) {
		this.members = members;
		this.unknown = unknown;
	}

	abstract I id(V member);

	@GetMapping
	CursorPage<Answer> list(@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return CodePages.of(this.members.all(), MemberView::code, limit, cursor).map(Answer::of);
	}

	@GetMapping("/{code}")
	Answer show(@PathVariable String code) {
		return Answer.of(known(code));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Answer add(@Valid @RequestBody Added asked) {
		return Answer.of(this.members.get(this.members.add(new NewMember(asked.code(), asked.name(), asked.branch()))));
	}

	@PutMapping("/{code}")
	Answer change(@PathVariable String code, @RequestBody Changed asked) {
		V known = known(code);
		this.members.change(id(known),
				new NewMember((asked.code() != null) ? asked.code() : known.code(),
						(asked.name() != null) ? asked.name() : known.name(),
						(asked.branch() != null) ? asked.branch() : known.branchCode()));
		if (asked.active() != null && asked.active() != known.active()) {
			this.members.activate(id(known), asked.active());
		}
		return Answer.of(this.members.get(id(known)));
	}

	private V known(String code) {
		return this.members.find(code).orElseThrow(() -> new NotFound(this.unknown, code));
	}

	record Added(@NotBlank String code, @NotBlank String name, @NotBlank String branch) {

	}

	record Changed(@Nullable String code, @Nullable String name, @Nullable String branch, @Nullable Boolean active) {

	}

	record Answer(String code, String name, String branch, boolean active) {

		static Answer of(MemberView member) {
			return new Answer(member.code(), member.name(), member.branchCode(), member.active());
		}

	}

}
