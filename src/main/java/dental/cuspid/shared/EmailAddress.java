package dental.cuspid.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, trimmed and in lower case (the form that is matched).
 *
 * @param value the address
 */
public record EmailAddress(String value) {

	private static final Pattern SHAPE = Pattern.compile(
			"[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?\\.[\\p{L}]{2,24}");

	/**
	 * Reads an address as people type it.
	 * @return the address, or empty where the text cannot be one
	 */
	public static Optional<EmailAddress> parse(String text) {
		String trimmed = text.strip().toLowerCase(Locale.ROOT);
		boolean good = SHAPE.matcher(trimmed).matches() && !trimmed.contains("..") && !trimmed.startsWith(".")
				&& !trimmed.contains(".@");
		return good ? Optional.of(new EmailAddress(trimmed)) : Optional.empty();
	}

}
