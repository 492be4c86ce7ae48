package dental.cuspid.staff.web;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dental.cuspid.shared.Cursor;
import dental.cuspid.shared.CursorPage;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.ShownOnce;
import dental.cuspid.staff.ApiTokenService;
import dental.cuspid.staff.ChangeUser;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.NewUser;
import dental.cuspid.staff.PasswordService;
import dental.cuspid.staff.Right;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.Scope;
import dental.cuspid.staff.StaffService;
import dental.cuspid.staff.StaffView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
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
 * Users and their API tokens. A token is shown once, in the answer that issues it.
 */
@RestController
@RequestMapping("/api/v1/users")
class UsersApi {

	private static final int USUAL = 200;

	private final StaffService staff;

	private final PasswordService passwords;

	private final ApiTokenService tokens;

	private final CurrentStaff current;

	UsersApi(StaffService staff, PasswordService passwords, ApiTokenService tokens, CurrentStaff current) {
		this.staff = staff;
		this.passwords = passwords;
		this.tokens = tokens;
		this.current = current;
	}

	@GetMapping
	CursorPage<Answer> list(@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		this.current.require(Right.MANAGE_USERS);
		int size = Cursor.limit(limit, USUAL);
		List<String> after = Cursor.read(cursor, 1);
		List<StaffView> rows = this.staff.all()
			.stream()
			.sorted(Comparator.comparing(StaffView::username))
			.filter((user) -> after.isEmpty() || user.username().compareTo(after.getFirst()) > 0)
			.limit(size + 1L)
			.toList();
		return CursorPage.of(rows, size, (user) -> Cursor.of(user.username())).map(this::answer);
	}

	@GetMapping("/{username}")
	Answer show(@PathVariable String username) {
		return answer(user(username));
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	Answer create(@Valid @RequestBody Created asked) {
		var id = this.staff.create(new NewUser(asked.username(), asked.name(), asked.email(), asked.language(),
				asked.branch(), asked.supervisor(), asked.roles(), asked.password()));
		return answer(this.staff.find(id).orElseThrow());
	}

	@PutMapping("/{username}")
	@Transactional
	Answer change(@PathVariable String username, @RequestBody Changed asked) {
		StaffView known = user(username);
		this.staff.change(username,
				new ChangeUser((asked.name() != null) ? asked.name() : known.name(),
						(asked.email() != null) ? asked.email() : known.email(),
						(asked.language() != null) ? asked.language() : known.language(),
						(asked.branch() != null) ? asked.branch() : known.branch(),
						(asked.supervisor() != null) ? asked.supervisor() : supervisor(known),
						(asked.roles() != null) ? asked.roles() : known.roles()));
		if (asked.password() != null) {
			this.passwords.reset(username, asked.password());
		}
		if (asked.enabled() != null && asked.enabled() != known.enabled()) {
			this.staff.enable(username, asked.enabled());
		}
		return answer(user(username));
	}

	@GetMapping("/{username}/tokens")
	CursorPage<TokenAnswer> tokens(@PathVariable String username) {
		user(username);
		return new CursorPage<>(this.tokens.live()
			.stream()
			.filter((token) -> token.username().equals(username))
			.map((token) -> new TokenAnswer(token.id(), List.of(token.scopes().split(" ")), token.createdAt()))
			.toList(), null);
	}

	@PostMapping("/{username}/tokens")
	@ResponseStatus(HttpStatus.CREATED)
	@ShownOnce("token")
	Issued issue(@PathVariable String username, @RequestBody(required = false) @Nullable Asked asked) {
		Set<Scope> scopes = (asked != null && asked.scopes() != null && !asked.scopes().isEmpty())
				? EnumSet.copyOf(asked.scopes()) : Scope.USUAL;
		return new Issued(this.tokens.issue(username, scopes));
	}

	@DeleteMapping("/{username}/tokens/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(@PathVariable String username, @PathVariable UUID id) {
		boolean theirs = this.tokens.live()
			.stream()
			.anyMatch((token) -> token.id().equals(id) && token.username().equals(username));
		if (!theirs) {
			throw new NotFound("staff.refusal.unknownToken");
		}
		this.tokens.revoke(id);
	}

	private StaffView user(String username) {
		this.current.require(Right.MANAGE_USERS);
		return this.staff.find(username).orElseThrow(() -> new NotFound("staff.refusal.unknownUser", username));
	}

	private @Nullable String supervisor(StaffView user) {
		return (user.supervisor() == null) ? null
				: this.staff.find(user.supervisor()).map(StaffView::username).orElse(null);
	}

	private Answer answer(StaffView user) {
		return new Answer(user.username(), user.name(), user.email(), user.language(), user.branch(), supervisor(user),
				new TreeSet<>(user.roles()), user.enabled());
	}

	record Created(@NotBlank String username, @NotBlank String name, @Nullable String email, @Nullable String language,
			@Nullable String branch, @Nullable String supervisor, @NotNull Set<@NotNull Role> roles,
			@Nullable String password) {

	}

	record Changed(@Nullable String name, @Nullable String email, @Nullable String language, @Nullable String branch,
			@Nullable String supervisor, @Nullable Set<Role> roles, @Nullable Boolean enabled,
			@Nullable String password) {

	}

	record Answer(String username, String name, @Nullable String email, String language, @Nullable String branch,
			@Nullable String supervisor, Set<Role> roles, boolean enabled) {

	}

	record Asked(@Nullable Set<Scope> scopes) {

	}

	record Issued(String token) {

	}

	record TokenAnswer(UUID id, List<String> scopes, java.time.Instant createdAt) {

	}

}
