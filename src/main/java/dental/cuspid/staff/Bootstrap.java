package dental.cuspid.staff;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first start: creates the bootstrap administrator, who holds every role, with the
 * given password or one that is made and printed once, and the given API token. Later
 * starts change nothing.
 */
@Component
public class Bootstrap implements InitializingBean {

	private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);

	private static final int TOKEN_LENGTH = 32;

	private final StaffService staff;

	private final ApiTokenService tokens;

	private final TransactionTemplate transaction;

	private final JdbcClient jdbc;

	private final @Nullable String password;

	private final @Nullable String token;

	private boolean firstStart;

	Bootstrap(StaffService staff, ApiTokenService tokens, TransactionTemplate transaction, JdbcClient jdbc,
			@Value("${cuspid.bootstrap.admin-password:#{null}}") @Nullable String password,
			@Value("${cuspid.bootstrap.api-token:#{null}}") @Nullable String token) {
		this.staff = staff;
		this.tokens = tokens;
		this.transaction = transaction;
		this.jdbc = jdbc;
		this.password = given(password);
		this.token = given(token);
	}

	/**
	 * Whether this start made the administrator.
	 */
	public boolean firstStart() {
		return this.firstStart;
	}

	@Override
	public void afterPropertiesSet() {
		if (this.staff.find("admin").isPresent()) {
			return;
		}
		if (this.token != null && this.token.length() < TOKEN_LENGTH) {
			throw new IllegalStateException(
					"cuspid.bootstrap.api-token must have at least " + TOKEN_LENGTH + " characters");
		}
		String given = (this.password != null) ? this.password : random();
		this.firstStart = Boolean.TRUE
			.equals(CurrentStaff.asSystem(() -> this.transaction.execute((status) -> isMade(given))));
		if (this.firstStart && this.password == null) {
			log.info("First start. Sign in as admin with the password {} (shown only now).", given);
		}
	}

	/** Instances that start together for the first time wait for each other here. */
	private boolean isMade(String given) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('bootstrap'))")
			.query((row, index) -> Boolean.TRUE)
			.single();
		if (this.staff.find("admin").isPresent()) {
			return false;
		}
		this.staff
			.create(new NewUser("admin", "Administrator", null, "en", null, null, EnumSet.allOf(Role.class), given));
		if (this.token != null) {
			this.tokens.store("admin", this.token, EnumSet.allOf(Scope.class));
		}
		return true;
	}

	/** An environment variable that is set to nothing gives nothing. */
	private static @Nullable String given(@Nullable String value) {
		return (value != null && !value.isBlank()) ? value : null;
	}

	private static String random() {
		byte[] bytes = new byte[15];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
