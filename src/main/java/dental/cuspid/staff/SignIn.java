package dental.cuspid.staff;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing in with a password: five wrong ones lock the account for a quarter of an hour;
 * every try is noted (BASE-12).
 */
@Component
class SignIn implements UserDetailsService {

	private static final String NO_PASSWORD = "{noop}\u0000never";

	private final StaffRepository users;

	private final SignInTries tries;

	private final Clock clock;

	SignIn(StaffRepository users, SignInTries tries, Clock clock) {
		this.users = users;
		this.tries = tries;
		this.clock = clock;
	}

	@Override
	@Transactional(readOnly = true)
	public UserDetails loadUserByUsername(String username) {
		StaffUser user = this.users.findByUsername(plain(username))
			.orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
		String hash = user.passwordHash();
		return User.withUsername(user.username())
			.password((hash != null) ? hash : NO_PASSWORD)
			.authorities(List.of())
			.disabled(!user.enabled() || hash == null)
			.accountLocked(user.locked(this.clock.instant()))
			.build();
	}

	@EventListener
	void signedIn(AuthenticationSuccessEvent event) {
		this.users.findByUsername(event.getAuthentication().getName())
			.ifPresent((user) -> this.tries.succeeded(user.id()));
	}

	@EventListener
	void failed(AbstractAuthenticationFailureEvent event) {
		this.users.findByUsername(plain(event.getAuthentication().getName())).ifPresent((user) -> {
			if (event instanceof AuthenticationFailureBadCredentialsEvent) {
				this.tries.failed(user.id());
			}
			else {
				this.tries.refused(user.id());
			}
		});
	}

	private static String plain(String typed) {
		return typed.strip().toLowerCase(Locale.ROOT);
	}

}
