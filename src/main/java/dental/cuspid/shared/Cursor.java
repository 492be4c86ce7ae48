package dental.cuspid.shared;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The place after which the next page of a list begins: the sort keys of the last row, in
 * a form that is safe in an address.
 */
public final class Cursor {

	private static final String SEPARATOR = "\u001f";

	private static final int MAX_LIMIT = 200;

	private static final int DIGITS = 40;

	private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

	private Cursor() {
	}

	public static String of(Object... keys) {
		String joined = String.join(SEPARATOR, java.util.Arrays.stream(keys).map(String::valueOf).toList());
		return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The keys of a cursor somebody sent.
	 * @param count how many keys the list sorts by
	 * @return the keys, or an empty list without a cursor
	 * @throws RuleViolation when it is not a cursor of this list
	 */
	public static List<String> read(@Nullable String cursor, int count) {
		if (cursor == null || cursor.isEmpty()) {
			return List.of();
		}
		try {
			String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			List<String> keys = List.of(joined.split(SEPARATOR, -1));
			if (keys.size() == count) {
				return keys;
			}
		}
		catch (IllegalArgumentException ex) {
			// refused below
		}
		throw refused();
	}

	/**
	 * A moment among the keys.
	 * @throws RuleViolation when it is none
	 */
	public static Instant instant(String key) {
		Instant at = key(key, Instant::parse);
		if (at.isBefore(FIRST) || at.isAfter(LAST)) {
			throw refused();
		}
		return at;
	}

	/**
	 * A number among the keys.
	 * @throws RuleViolation when it is none, or longer than any number of ours
	 */
	public static BigDecimal number(String key) {
		BigDecimal number = key(key, BigDecimal::new);
		if (number.precision() > DIGITS || Math.abs((long) number.scale()) > DIGITS) {
			throw refused();
		}
		return number;
	}

	/**
	 * One of the keys.
	 * @param reader reads it, or throws for what it cannot read
	 * @throws RuleViolation when it cannot be read
	 */
	public static <T> T key(String key, Function<String, T> reader) {
		try {
			return reader.apply(key);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw refused();
		}
	}

	/** The refusal of a cursor that was made up, or whose row is gone. */
	public static RuleViolation refused() {
		return new RuleViolation("shared.refusal.cursor").at("cursor");
	}

	/**
	 * A page size within bounds.
	 * @throws RuleViolation when it is below 1 or above 200
	 */
	public static int limit(@Nullable Integer asked, int usual) {
		if (asked == null) {
			return usual;
		}
		if (asked < 1 || asked > MAX_LIMIT) {
			throw new RuleViolation("shared.refusal.limit", MAX_LIMIT).at("limit");
		}
		return asked;
	}

}
