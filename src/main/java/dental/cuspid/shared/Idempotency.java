package dental.cuspid.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers what was already done, in the transaction that did it: the same key again
 * answers the first answer and does nothing. A key belongs to one person and one path.
 */
@Component
public class Idempotency {

	/** How long a key is kept; the interface promises at least 24 hours. */
	public static final Duration KEPT = Duration.ofDays(7);

	private static final String ANSWER = """
			update idempotency_key set status = :status, content_type = :type, body = :body
			where person = :person and path = :path and key = :key""";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Gathered<Answered> answers;

	Idempotency(JdbcClient jdbc, JdbcOperations template, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.answers = Gathered.each(template, ANSWER, Idempotency::values);
	}

	/**
	 * Takes a key. Waits while another transaction holds it.
	 * @param fingerprint hash of what was asked
	 * @return the first answer where there is one, empty where the caller is the first
	 * @throws RuleViolation when the key was used for something else
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Answer> claim(Key key, String fingerprint) {
		int taken = this.jdbc.sql("""
				insert into idempotency_key (person, path, key, fingerprint, created_at)
				values (:person, :path, :key, :fingerprint, :now)
				on conflict on constraint pk_idempotency_key do nothing""")
			.param("person", key.person())
			.param("path", key.path())
			.param("key", key.value())
			.param("fingerprint", fingerprint)
			.param("now", OffsetDateTime.now(this.clock))
			.update();
		if (taken == 1) {
			return Optional.empty();
		}
		var first = this.jdbc.sql("""
				select fingerprint, status, content_type, body from idempotency_key
				where person = :person and path = :path and key = :key""")
			.param("person", key.person())
			.param("path", key.path())
			.param("key", key.value())
			.query((row, index) -> new Stored(row.getString("fingerprint"),
					new Answer(row.getInt("status"), row.getString("content_type"), row.getString("body"))))
			.single();
		if (!first.fingerprint().equals(fingerprint)) {
			throw new RuleViolation("shared.refusal.keyReused").at("Idempotency-Key");
		}
		return Optional.of(first.answer());
	}

	/**
	 * Keeps the answer of the action that claimed the key, at the end of its transaction.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void answered(Key key, Answer answer) {
		this.answers.add(new Answered(key, answer));
	}

	/**
	 * Forgets keys nobody can still retry with.
	 * @return how many
	 */
	@Transactional
	public int purge() {
		return this.jdbc.sql("delete from idempotency_key where created_at < :before")
			.param("before", this.clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * A hash of what was asked.
	 */
	public static String fingerprint(byte[] asked) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(asked));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static String fingerprint(String asked) {
		return fingerprint(asked.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A key within its scope.
	 *
	 * @param person user name of who asks
	 * @param path method and path, or the page's action
	 * @param value the key itself
	 */
	public record Key(String person, String path, String value) {

		public Key {
			if (value.isBlank() || value.length() > 255) {
				throw new RuleViolation("shared.refusal.key").at("Idempotency-Key");
			}
		}

	}

	/**
	 * A kept answer.
	 */
	public record Answer(int status, @Nullable String contentType, @Nullable String body) {

	}

	private static Map<String, @Nullable Object> values(Answered answered) {
		Key key = answered.key();
		Answer answer = answered.answer();
		var values = new HashMap<String, @Nullable Object>(
				Map.of("person", key.person(), "path", key.path(), "key", key.value(), "status", answer.status()));
		values.put("type", answer.contentType());
		values.put("body", answer.body());
		return values;
	}

	private record Answered(Key key, Answer answer) {

	}

	private record Stored(String fingerprint, Answer answer) {

	}

}
