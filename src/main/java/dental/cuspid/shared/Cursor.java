package dental.cuspid.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The place after which the next page of a list begins: the sort keys of the last row, in
 * a form that is safe in an address.
 */
public final class Cursor {

	private static final String SEPARATOR = "\u001f";

	private static final int MAX_LIMIT = 200;

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
		throw new RuleViolation("shared.refusal.cursor").at("cursor");
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
