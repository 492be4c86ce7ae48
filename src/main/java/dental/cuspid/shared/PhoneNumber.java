package dental.cuspid.shared;

import java.util.Optional;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/**
 * A phone number: E.164 for matching, the typed text kept (BASE-1).
 *
 * @param e164 international form, for example {@code +77016488507}
 * @param raw as it was typed
 */
public record PhoneNumber(String e164, String raw) {

	private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

	/** Shorter numbers that are not in any numbering plan are no patient's phone. */
	private static final int SHORTEST = 7;

	/**
	 * Reads a number as people write it.
	 * @param country two-letter code used for national numbers
	 * @return the number, or empty where the text is no possible phone number
	 */
	public static Optional<PhoneNumber> parse(String text, String country) {
		String trimmed = text.strip();
		if (trimmed.isEmpty() || trimmed.length() > 60) {
			return Optional.empty();
		}
		try {
			var number = LIBRARY.parse(international(trimmed), country);
			boolean longEnough = String.valueOf(number.getNationalNumber()).length() >= SHORTEST;
			boolean likely = LIBRARY.isValidNumber(number) || (LIBRARY.isPossibleNumber(number) && longEnough);
			if (!likely || number.hasExtension()) {
				return Optional.empty();
			}
			return Optional.of(new PhoneNumber(LIBRARY.format(number, PhoneNumberFormat.E164), trimmed));
		}
		catch (NumberParseException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Most of the world dials 00 before a country code, and so people write it in clinics
	 * of countries that dial otherwise; no national number begins so.
	 */
	private static String international(String text) {
		return text.startsWith("00") ? "+" + text.substring(2) : text;
	}

	/**
	 * Whether the number can be a mobile phone, as far as the numbering plan tells.
	 */
	public boolean maybeMobile() {
		try {
			return switch (LIBRARY.getNumberType(LIBRARY.parse(this.e164, null))) {
				case MOBILE, FIXED_LINE_OR_MOBILE, UNKNOWN, PAGER -> true;
				default -> false;
			};
		}
		catch (NumberParseException ex) {
			return false;
		}
	}

	/**
	 * The digits without country code and trunk prefix, as people type the beginning of a
	 * number.
	 */
	public String nationalDigits() {
		try {
			return LIBRARY.getNationalSignificantNumber(LIBRARY.parse(this.e164, null));
		}
		catch (NumberParseException ex) {
			return this.e164.replaceAll("[^0-9]", "");
		}
	}

	/**
	 * The number for reading: national form for the clinic's own country, international
	 * otherwise.
	 */
	public static String display(String e164, String country) {
		try {
			var number = LIBRARY.parse(e164, null);
			boolean own = country.equals(LIBRARY.getRegionCodeForNumber(number));
			return LIBRARY.format(number, own ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
		}
		catch (NumberParseException ex) {
			return e164;
		}
	}

}
