package dental.cuspid.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
			update idempotency_key k set status = a.status, content_type = a.type, body = a.body
			from unnest(cast(:persons as text[]), cast(:paths as text[]), cast(:keys as text[]),
				cast(:statuses as int[]), cast(:types as text[]), cast(:bodies as text[]))
				as a (person, path, key, status, type, body)
			where k.person = a.person and k.path = a.path and k.key = a.key""";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Gathered<Answered> answers;

	Idempotency(JdbcClient jdbc, JdbcOperations template, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.answers = new Gathered<>(template, ANSWER, Idempotency::values);
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

	private static Map<String, Object> values(List<Answered> answers) {
		return Map.of("persons", column(answers, (one) -> one.key().person()), "paths",
				column(answers, (one) -> one.key().path()), "keys", column(answers, (one) -> one.key().value()),
				"statuses", column(answers, (one) -> String.valueOf(one.answer().status())), "types",
				column(answers, (one) -> one.answer().contentType()), "bodies",
				column(answers, (one) -> one.answer().body()));
	}

	private static @Nullable String[] column(List<Answered> answers, Function<Answered, @Nullable String> value) {
		return answers.stream().map(value).toArray(String[]::new);
	}

	private record Answered(Key key, Answer answer) {

	}

	private record Stored(String fingerprint, Answer answer) {

	}

}
