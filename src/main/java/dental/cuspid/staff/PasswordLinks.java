package dental.cuspid.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import dental.cuspid.shared.Idempotency;
import dental.cuspid.shared.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by which a person sets a new password, once and within a day; kept as a hash. A
 * new link ends the ones before.
 */
@Component
class PasswordLinks {

	private static final Duration VALID = Duration.ofHours(24);

	private static final int BYTES = 24;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	PasswordLinks(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public String issue(StaffId staff) {
		byte[] secret = new byte[BYTES];
		this.random.nextBytes(secret);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
		end(staff);
		this.jdbc.sql("""
				insert into password_link (id, staff_user_id, token_hash, created_at, expires_at)
				values (:id, :staff, :hash, :now, :expires)""")
			.param("id", Ids.next())
			.param("staff", staff.value())
			.param("hash", Idempotency.fingerprint(token))
			.param("now", OffsetDateTime.now(this.clock))
			.param("expires", OffsetDateTime.now(this.clock).plus(VALID))
			.update();
		return token;
	}

	/**
	 * Whose link it is, while it can be used.
	 */
	@Transactional(readOnly = true)
	public Optional<StaffId> owner(String token) {
		return this.jdbc.sql("""
				select l.staff_user_id from password_link l join staff_user u on u.id = l.staff_user_id
				where l.token_hash = :hash and l.used_at is null and l.expires_at > :now and u.enabled""")
			.param("hash", Idempotency.fingerprint(token))
			.param("now", OffsetDateTime.now(this.clock))
			.query(UUID.class)
			.optional()
			.map(StaffId::new);
	}

	@Transactional(propagation = Propagation.MANDATORY)
	public void end(StaffId staff) {
		this.jdbc.sql("update password_link set used_at = :now where staff_user_id = :staff and used_at is null")
			.param("now", OffsetDateTime.now(this.clock))
			.param("staff", staff.value())
			.update();
	}

}
