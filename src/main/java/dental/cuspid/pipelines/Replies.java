package dental.cuspid.pipelines;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What patients answer to the request to confirm, in any of the three languages.
 */
final class Replies {

	private static final Set<String> YES = Set.of("yes", "y", "ok", "okay", "confirm", "confirmed", "1", "ja", "j",
			"bestätigt", "bestaetigt", "passt", "да", "д", "ок", "подтверждаю", "приду", "+");

	private static final Set<String> NO = Set.of("no", "n", "nope", "2", "nein", "нет", "н", "не", "отмена", "-");

	private Replies() {
	}

	/** Whether the first word of a text means yes or no; null where it says neither. */
	static @Nullable Boolean read(@Nullable String text) {
		if (text == null) {
			return null;
		}
		String plain = text.strip().toLowerCase(Locale.ROOT);
		String word = (plain.equals("+") || plain.equals("-")) ? plain
				: plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" ", 2)[0];
		if (YES.contains(word)) {
			return true;
		}
		return NO.contains(word) ? false : null;
	}

}
