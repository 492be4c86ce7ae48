package dental.cuspid.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dental.cuspid.shared.Idempotency;
import dental.cuspid.shared.Ids;
import dental.cuspid.shared.NotFound;
import dental.cuspid.shared.RuleViolation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * API tokens: shown once, kept as a hash, acting as their person within their scopes
 * (BASE-14).
 */
@Service
@Transactional
public class ApiTokenService {

	private static final int BYTES = 32;

	private final JdbcClient jdbc;

	private final AuditTrail audit;

	private final Clock clock;

	private final CurrentStaff current;

	private final SecureRandom random = new SecureRandom();

	ApiTokenService(JdbcClient jdbc, AuditTrail audit, Clock clock, CurrentStaff current) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
		this.current = current;
	}

	/**
	 * Makes a token for a user; a token makes none that may more than itself.
	 * @return the token, which nobody can read again
	 * @throws NotFound when there is no such user
	 */
	@Requires(Right.MANAGE_USERS)
	public String issue(String username, Set<Scope> scopes) {
		Set<Scope> own = this.current.actor().scopes();
		if (own != null && !own.containsAll(scopes)) {
			throw new RuleViolation("staff.refusal.moreScopes").at("scopes");
		}
		byte[] secret = new byte[BYTES];
		this.random.nextBytes(secret);
		String token = "cu_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
		UUID id = store(username, token, scopes);
		this.audit.record("token.issued", "api_token", id, username + " " + scopes);
		return token;
	}

	/**
	 * Ends a token.
	 */
	@Requires(Right.MANAGE_USERS)
	public void revoke(UUID id) {
		int revoked = this.jdbc.sql("update api_token set revoked_at = :now where id = :id and revoked_at is null")
			.param("now", OffsetDateTime.now(this.clock))
			.param("id", id)
			.update();
		if (revoked == 0) {
			throw new NotFound("staff.refusal.unknownToken");
		}
		this.audit.record("token.revoked", "api_token", id, null);
	}

	/**
	 * The tokens that still work, newest first.
	 */
	@Transactional(readOnly = true)
	@Requires(Right.MANAGE_USERS)
	public List<TokenView> live() {
		return this.jdbc.sql("""
				select t.id, u.username, t.scopes, t.created_at from api_token t
				join staff_user u on u.id = t.staff_user_id
				where t.revoked_at is null order by t.id desc limit 200""")
			.query((row, index) -> new TokenView(row.getObject("id", UUID.class), row.getString("username"),
					row.getString("scopes"), row.getObject("created_at", OffsetDateTime.class).toInstant()))
			.list();
	}

	/**
	 * Who a token speaks for.
	 */
	@Transactional(readOnly = true)
	public Optional<Authentication> authenticate(String token) {
		return this.jdbc.sql("""
				select u.username, t.scopes from api_token t join staff_user u on u.id = t.staff_user_id
				where t.token_hash = :hash and t.revoked_at is null and u.enabled""")
			.param("hash", Idempotency.fingerprint(token))
			.query((row, index) -> authentication(row.getString("username"), row.getString("scopes")))
			.optional();
	}

	UUID store(String username, String token, Set<Scope> scopes) {
		UUID user = this.jdbc.sql("select id from staff_user where username = :username")
			.param("username", username)
			.query(UUID.class)
			.optional()
			.orElseThrow(() -> new NotFound("staff.refusal.unknownUser", username));
		UUID id = Ids.next();
		this.jdbc.sql("""
				insert into api_token (id, staff_user_id, token_hash, scopes, created_at)
				values (:id, :user, :hash, :scopes, :now)""")
			.param("id", id)
			.param("user", user)
			.param("hash", Idempotency.fingerprint(token))
			.param("scopes", scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(" ")))
			.param("now", OffsetDateTime.now(this.clock))
			.update();
		return id;
	}

	private static Authentication authentication(String username, String scopes) {
		var token = UsernamePasswordAuthenticationToken.authenticated(username, null, List.of());
		Set<Scope> granted = EnumSet.noneOf(Scope.class);
		Arrays.stream(scopes.split(" ")).map(Scope::of).forEach(granted::add);
		token.setDetails(new TokenScopes(granted));
		return token;
	}

	/**
	 * A token as the list shows it.
	 */
	public record TokenView(UUID id, String username, String scopes, java.time.Instant createdAt) {

	}

}
