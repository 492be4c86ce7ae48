package dental.cuspid.staff;

import java.time.Clock;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing in with a password: five wrong ones lock the account for a quarter of an hour;
 * every try is noted (BASE-12).
 */
@Component
class SignIn implements UserDetailsService {

	private static final String NO_PASSWORD = "{noop}\u0000never";

	private final StaffRepository users;

	private final AuditTrail audit;

	private final Clock clock;

	SignIn(StaffRepository users, AuditTrail audit, Clock clock) {
		this.users = users;
		this.audit = audit;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public UserDetails loadUserByUsername(String username) {
		StaffUser user = this.users.findByUsername(username.strip().toLowerCase(java.util.Locale.ROOT))
			.orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
		String hash = user.passwordHash();
		return User.withUsername(user.username())
			.password((hash != null) ? hash : NO_PASSWORD)
			.authorities(java.util.List.of())
			.disabled(!user.enabled() || hash == null)
			.accountLocked(user.locked(this.clock.instant()))
			.build();
	}

	@EventListener
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void signedIn(AuthenticationSuccessEvent event) {
		this.users.findByUsername(event.getAuthentication().getName()).ifPresent((user) -> {
			user.signedIn();
			this.audit.record(user.id(), "staff.signedIn", "staff", user.id(), null);
		});
	}

	@EventListener
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void failed(AbstractAuthenticationFailureEvent event) {
		String name = event.getAuthentication().getName().strip().toLowerCase(java.util.Locale.ROOT);
		this.users.findByUsername(name).ifPresent((user) -> {
			boolean locked = event instanceof AuthenticationFailureBadCredentialsEvent
					&& user.failedToSignIn(this.clock.instant());
			this.audit.record(user.id(), locked ? "staff.locked" : "staff.signInFailed", "staff", user.id(), null);
		});
	}

}
