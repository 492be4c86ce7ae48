package dental.cuspid.staff;

import java.util.List;
import java.util.Optional;

import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passwords: changed by their owner, set by a link that works once, or given by an
 * administrator (BASE-12). A new password signs the person out everywhere else.
 */
@Service
@Transactional
public class PasswordService {

	private final StaffRepository users;

	private final PasswordPolicy policy;

	private final PasswordEncoder encoder;

	private final PasswordLinks links;

	private final SignInTries tries;

	private final StaffSessions sessions;

	private final AuditTrail audit;

	private final CurrentStaff current;

	PasswordService(StaffRepository users, PasswordPolicy policy, PasswordEncoder encoder, PasswordLinks links,
			SignInTries tries, StaffSessions sessions, AuditTrail audit, CurrentStaff current) {
		this.users = users;
		this.policy = policy;
		this.encoder = encoder;
		this.links = links;
		this.tries = tries;
		this.sessions = sessions;
		this.audit = audit;
		this.current = current;
	}

	/**
	 * Changes the acting person's password.
	 * @param session the session that stays
	 * @throws RuleViolation when the old password is wrong (which counts as a wrong
	 * sign-in) or the new one too easy
	 */
	public void changeOwn(String old, String password, @Nullable String session) {
		StaffUser user = byUsername(this.current.actor().username());
		String hash = user.passwordHash();
		if (hash == null || !this.encoder.matches(old, hash)) {
			this.tries.failed(user.id());
			throw new RuleViolation("staff.refusal.oldPassword").at("oldPassword");
		}
		set(user, password, session);
	}

	/**
	 * Gives a user a new password.
	 * @throws RuleViolation when the password is too easy
	 */
	@Requires(Right.MANAGE_USERS)
	public void reset(String username, String password) {
		set(byUsername(username), password, null);
	}

	/**
	 * Makes a link by which a user sets a new password, once, within 24 hours. The old
	 * password works until then.
	 * @return the secret part of the link, which nobody can read again
	 */
	@Requires(Right.MANAGE_USERS)
	public String issueLink(String username) {
		StaffUser user = byUsername(username);
		if (!user.enabled()) {
			throw new RuleViolation("staff.refusal.linkForDisabled", username);
		}
		String token = this.links.issue(user.id());
		this.audit.record("staff.passwordLink", "staff", user.id(), username);
		return token;
	}

	/**
	 * Whose password a link sets.
	 */
	@Transactional(readOnly = true)
	public Optional<String> ownerOf(String link) {
		return this.links.owner(link).flatMap((id) -> this.users.findById(id.value())).map(StaffUser::username);
	}

	/**
	 * Sets a password by a link.
	 * @throws NotFound when the link was used, is too old or never existed
	 */
	public void useLink(String link, String password) {
		StaffUser user = this.links.owner(link)
			.flatMap((id) -> this.users.findById(id.value()))
			.orElseThrow(() -> new NotFound("staff.refusal.linkUsed"));
		CurrentStaff.as(user.actor(null), () -> {
			set(user, password, null);
			return user;
		});
	}

	private void set(StaffUser user, String password, @Nullable String session) {
		this.policy.problem(password, user.username()).ifPresent((problem) -> {
			throw new RuleViolation(List.of(problem));
		});
		user.changePassword(this.encoder.encode(password));
		this.links.end(user.id());
		this.tries.forget(user.id());
		this.sessions.end(user.username(), session);
		this.audit.record("staff.password", "staff", user.id(), user.username());
	}

	private StaffUser byUsername(String username) {
		return this.users.findByUsername(username)
			.orElseThrow(() -> new NotFound("staff.refusal.unknownUser", username));
	}

}
