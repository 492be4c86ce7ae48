package dental.cuspid.staff;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.EmailAddress;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.Refusal.Problem;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The users of the system: created, given roles, disabled; their preferences (BASE-11,
 * BASE-12). Passwords are with {@link PasswordService}.
 */
@Service
@Transactional
public class StaffService {

	/** The languages of the interface (BASE-15). */
	public static final Set<String> LANGUAGES = Set.of("en", "de", "ru");

	private static final Set<String> THEMES = Set.of("light", "dark", "auto");

	private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

	private static final int NAME = 200;

	private final StaffRepository users;

	private final StaffRows rows;

	private final PasswordPolicy passwords;

	private final PasswordEncoder encoder;

	private final SignInTries tries;

	private final StaffSessions sessions;

	private final ObjectProvider<KnownBranches> branches;

	private final AuditTrail audit;

	private final CurrentStaff current;

	private final Clock clock;

	StaffService(StaffRepository users, StaffRows rows, PasswordPolicy passwords, PasswordEncoder encoder,
			SignInTries tries, StaffSessions sessions, ObjectProvider<KnownBranches> branches, AuditTrail audit,
			CurrentStaff current, Clock clock) {
		this.users = users;
		this.rows = rows;
		this.passwords = passwords;
		this.encoder = encoder;
		this.tries = tries;
		this.sessions = sessions;
		this.branches = branches;
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
		String language = (asked.language() != null) ? asked.language().toLowerCase(Locale.ROOT) : "en";
		var user = new ChangeUser(asked.name(), text(asked.email()), language, text(asked.branch()),
				text(asked.supervisor()), asked.roles());
		check(user, problems);
		if (asked.password() != null) {
			this.passwords.problem(asked.password(), username).ifPresent(problems::add);
		}
		refuse(problems);
		if (this.users.existsByUsername(username)) {
			throw new Conflict("staff.refusal.usernameTaken", username).at("username");
		}
		StaffUser created = StaffUser
			.create(StaffId.next(), username, asked.name().strip(), language, asked.roles(), this.clock.instant())
			.reachedAt(email(user))
			.worksAt(branch(user))
			.supervisedBy(supervisor(user));
		if (asked.password() != null) {
			created.changePassword(this.encoder.encode(asked.password()));
		}
		this.users.saveAndFlush(created);
		this.audit.record("staff.created", "staff", created.id(), username + " " + asked.roles());
		return created.id();
	}

	/**
	 * Changes a user. Nobody takes the administrator's role from themselves.
	 * @throws RuleViolation when a value is refused, each at its field
	 */
	@Requires(Right.MANAGE_USERS)
	public void change(String username, ChangeUser asked) {
		StaffUser user = byUsername(username);
		var change = new ChangeUser(asked.name(), text(asked.email()), asked.language().toLowerCase(Locale.ROOT),
				text(asked.branch()), text(asked.supervisor()), asked.roles());
		var problems = new ArrayList<Problem>();
		check(change, problems);
		if (username.equals(change.supervisor())) {
			problems.add(new Problem("supervisor", "staff.refusal.ownSupervisor"));
		}
		if (user.id().equals(this.current.actor().id()) && !change.roles().contains(Role.ADMINISTRATOR)) {
			problems.add(new Problem("roles", "staff.refusal.ownAdministrator"));
		}
		refuse(problems);
		Set<Role> before = user.actor(null).roles();
		user.rename(change.name().strip());
		user.reachedAt(email(change)).worksAt(branch(change)).supervisedBy(supervisor(change));
		user.prefer(change.language(), null);
		user.holdRoles(change.roles());
		this.users.saveAndFlush(user);
		this.audit.record(before.equals(change.roles()) ? "staff.changed" : "staff.roles", "staff", user.id(),
				username + " " + change.roles());
	}

	/**
	 * Lets a user in again, or keeps one out from the next click on. Nobody can disable
	 * themselves.
	 */
	@Requires(Right.MANAGE_USERS)
	public void enable(String username, boolean enabled) {
		StaffUser user = byUsername(username);
		if (!enabled && user.id().equals(this.current.actor().id())) {
			throw new RuleViolation("staff.refusal.disableSelf");
		}
		if (enabled) {
			user.enable();
			this.tries.forget(user.id());
		}
		else {
			user.disable();
			this.sessions.end(username, null);
		}
		this.users.saveAndFlush(user);
		this.audit.record(enabled ? "staff.enabled" : "staff.disabled", "staff", user.id(), username);
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
		StaffUser own = own();
		own.prefer(language, theme);
		this.users.saveAndFlush(own);
	}

	/**
	 * Keeps which branch the acting person wants to see, null for all.
	 * @throws RuleViolation when there is no such branch
	 */
	public void lookAt(@Nullable String branchCode) {
		String code = text(branchCode);
		if (code != null && !known(code)) {
			throw new RuleViolation("staff.refusal.unknownBranch", code).at("branch");
		}
		StaffUser own = own();
		own.lookAt(code);
		this.users.saveAndFlush(own);
	}

	@Transactional(readOnly = true)
	@Requires({ Right.MANAGE_USERS, Right.READ_PATIENTS })
	public List<StaffView> all() {
		return this.rows.all();
	}

	/**
	 * One user by sign-in name.
	 */
	@Transactional(readOnly = true)
	public Optional<StaffView> find(String username) {
		return this.rows.find(username);
	}

	@Transactional(readOnly = true)
	public Optional<StaffView> find(StaffId id) {
		return this.rows.find(id);
	}

	/**
	 * The branches a person can work at.
	 */
	@Transactional(readOnly = true)
	public List<KnownBranches.Branch> branches() {
		return this.branches.stream().flatMap((known) -> known.branches().stream()).toList();
	}

	private void check(ChangeUser user, List<Problem> problems) {
		if (user.name().isBlank() || user.name().length() > NAME) {
			problems.add(new Problem("name", "staff.refusal.name"));
		}
		if (user.email() != null && EmailAddress.parse(user.email()).isEmpty()) {
			problems.add(new Problem("email", "staff.refusal.email"));
		}
		if (!LANGUAGES.contains(user.language())) {
			problems.add(new Problem("language", "staff.refusal.language"));
		}
		if (user.roles().isEmpty()) {
			problems.add(new Problem("roles", "staff.refusal.noRole"));
		}
		if (user.branch() != null && !known(user.branch())) {
			problems.add(new Problem("branch", "staff.refusal.unknownBranch", user.branch()));
		}
		if (user.supervisor() != null && supervisor(user) == null) {
			problems.add(new Problem("supervisor", "staff.refusal.unknownUser", user.supervisor()));
		}
	}

	private boolean known(String code) {
		return branches().stream().anyMatch((branch) -> branch.code().equalsIgnoreCase(code));
	}

	private @Nullable String branch(ChangeUser user) {
		return branches().stream()
			.map(KnownBranches.Branch::code)
			.filter((code) -> code.equalsIgnoreCase(user.branch()))
			.findFirst()
			.orElse(null);
	}

	private @Nullable StaffId supervisor(ChangeUser user) {
		return Optional.ofNullable(user.supervisor())
			.flatMap(this.users::findByUsername)
			.map(StaffUser::id)
			.filter((id) -> !id.equals(StaffId.SYSTEM))
			.orElse(null);
	}

	private static @Nullable String email(ChangeUser user) {
		return Optional.ofNullable(user.email()).flatMap(EmailAddress::parse).map(EmailAddress::value).orElse(null);
	}

	private static @Nullable String text(@Nullable String typed) {
		return (typed != null && !typed.isBlank()) ? typed.strip() : null;
	}

	private static void refuse(List<Problem> problems) {
		if (!problems.isEmpty()) {
			throw new RuleViolation(problems);
		}
	}

	private StaffUser own() {
		return byUsername(this.current.actor().username());
	}

	private StaffUser byUsername(String username) {
		return this.users.findByUsername(username)
			.orElseThrow(() -> new NotFound("staff.refusal.unknownUser", username));
	}

}
