package dental.cuspid.staff;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.EmailAddress;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The users of the system: created, given roles, disabled; their passwords and
 * preferences (BASE-11, BASE-12).
 */
@Service
@Transactional
public class StaffService {

	/** The languages of the interface (BASE-15). */
	public static final Set<String> LANGUAGES = Set.of("en", "de", "ru");

	private static final Set<String> THEMES = Set.of("light", "dark", "auto");

	private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

	private final StaffRepository users;

	private final PasswordPolicy passwords;

	private final PasswordEncoder encoder;

	private final AuditTrail audit;

	private final CurrentStaff current;

	private final Clock clock;

	StaffService(StaffRepository users, PasswordPolicy passwords, PasswordEncoder encoder, AuditTrail audit,
			CurrentStaff current, Clock clock) {
		this.users = users;
		this.passwords = passwords;
		this.encoder = encoder;
		this.audit = audit;
		this.current = current;
		this.clock = clock;
	}

	/**
	 * Creates a user.
	 * @throws RuleViolation when a value is refused, each at its field
	 * @throws Conflict when the user name is taken
	 */
	@Requires(Right.MANAGE_USERS)
	public StaffId create(NewUser asked) {
		var problems = new ArrayList<Problem>();
		String username = asked.username().strip().toLowerCase(Locale.ROOT);
		if (!USERNAME.matcher(username).matches()) {
			problems.add(new Problem("username", "staff.refusal.username"));
		}
		if (asked.name().isBlank()) {
			problems.add(new Problem("name", "staff.refusal.name"));
		}
		if (asked.email() != null && EmailAddress.parse(asked.email()).isEmpty()) {
			problems.add(new Problem("email", "staff.refusal.email"));
		}
		String language = (asked.language() != null) ? asked.language().toLowerCase(Locale.ROOT) : "en";
		if (!LANGUAGES.contains(language)) {
			problems.add(new Problem("language", "staff.refusal.language"));
		}
		if (asked.roles().isEmpty()) {
			problems.add(new Problem("roles", "staff.refusal.noRole"));
		}
		if (asked.password() != null) {
			this.passwords.problem(asked.password(), username).ifPresent(problems::add);
		}
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
		if (this.users.existsByUsername(username)) {
			throw new Conflict("staff.refusal.usernameTaken", username).at("username");
		}
		StaffUser user = StaffUser
			.create(StaffId.next(), username, asked.name().strip(), language, asked.roles(), this.clock.instant())
			.reachedAt(asked.email())
			.worksAt(asked.branch())
			.supervisedBy((asked.supervisor() != null) ? byUsername(asked.supervisor(), "supervisor").id() : null);
		if (asked.password() != null) {
			user.changePassword(this.encoder.encode(asked.password()));
		}
		this.users.saveAndFlush(user);
		this.audit.record("staff.created", "staff", user.id(), username + " " + asked.roles());
		return user.id();
	}

	/**
	 * Gives a user exactly these roles.
	 */
	@Requires(Right.MANAGE_USERS)
	public void assignRoles(String username, Set<Role> roles) {
		if (roles.isEmpty()) {
			throw new RuleViolation("staff.refusal.noRole").at("roles");
		}
		StaffUser user = byUsername(username, "username");
		user.holdRoles(roles);
		this.audit.record("staff.roles", "staff", user.id(), roles.toString());
	}

	/**
	 * Gives a user a new password.
	 * @throws RuleViolation when the password is too easy
	 */
	@Requires(Right.MANAGE_USERS)
	public void resetPassword(String username, String password) {
		StaffUser user = byUsername(username, "username");
		this.passwords.problem(password, username).ifPresent((problem) -> {
			throw new RuleViolation(List.of(problem));
		});
		user.changePassword(this.encoder.encode(password));
		this.audit.record("staff.password", "staff", user.id(), null);
	}

	/**
	 * Lets a user in again, or keeps one out. Nobody can disable themselves.
	 */
	@Requires(Right.MANAGE_USERS)
	public void enable(String username, boolean enabled) {
		StaffUser user = byUsername(username, "username");
		if (!enabled && user.id().equals(this.current.actor().id())) {
			throw new RuleViolation("staff.refusal.disableSelf");
		}
		if (enabled) {
			user.enable();
		}
		else {
			user.disable();
		}
		this.audit.record(enabled ? "staff.enabled" : "staff.disabled", "staff", user.id(), null);
	}

	/**
	 * Keeps what the acting person prefers; null leaves a preference as it is.
	 */
	public void prefer(@Nullable String language, @Nullable String theme) {
		if (language != null && !LANGUAGES.contains(language)) {
			throw new RuleViolation("staff.refusal.language").at("language");
		}
		if (theme != null && !THEMES.contains(theme)) {
			throw new RuleViolation("staff.refusal.theme").at("theme");
		}
		own().prefer(language, theme);
	}

	/**
	 * Keeps which branch the acting person wants to see, null for all.
	 */
	public void lookAt(@Nullable String branchCode) {
		own().lookAt(branchCode);
	}

	@Transactional(readOnly = true)
	@Requires({ Right.MANAGE_USERS, Right.READ_PATIENTS })
	public List<StaffView> all() {
		return this.users.findAllByOrderByUsername()
			.stream()
			.filter((user) -> !user.id().equals(StaffId.SYSTEM))
			.map(StaffUser::view)
			.toList();
	}

	/**
	 * One user by sign-in name.
	 */
	@Transactional(readOnly = true)
	public Optional<StaffView> find(String username) {
		return this.users.findByUsername(username).map(StaffUser::view);
	}

	@Transactional(readOnly = true)
	public Optional<StaffView> find(StaffId id) {
		return this.users.findById(id.value()).map(StaffUser::view);
	}

	private StaffUser own() {
		return byUsername(this.current.actor().username(), "username");
	}

	private StaffUser byUsername(String username, String field) {
		return this.users.findByUsername(username)
			.orElseThrow(() -> new NotFound("staff.refusal.unknownUser", username).at(field));
	}

}
