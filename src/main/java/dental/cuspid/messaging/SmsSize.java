package dental.cuspid.messaging;

/**
 * How many SMS a text takes (BASE-8): 160 or 153 characters of GSM-7 each, where
 * {@code ^{}[~]|\€} count twice, or 70 or 67 of UCS-2 as soon as one character is not in
 * GSM-7. A character is never split between two parts.
 *
 * @param unicode whether UCS-2 is needed
 * @param units septets or UTF-16 units
 * @param parts messages to pay for
 */
public record SmsSize(boolean unicode, int units, int parts) {

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	private static final String EXTENSION = "\f^{}\\[~]|€";

	public static SmsSize of(String text) {
		boolean unicode = text.chars().anyMatch((unit) -> BASIC.indexOf(unit) < 0 && EXTENSION.indexOf(unit) < 0);
		int single = unicode ? 70 : 160;
		int each = unicode ? 67 : 153;
		int units = 0;
		int parts = 1;
		int used = 0;
		for (int i = 0; i < text.length();) {
			int point = text.codePointAt(i);
			int width = unicode ? Character.charCount(point) : (EXTENSION.indexOf(point) >= 0) ? 2 : 1;
			units += width;
			if (used + width > each) {
				parts++;
				used = 0;
			}
			used += width;
			i += Character.charCount(point);
		}
		return new SmsSize(unicode, units, (units <= single) ? 1 : parts);
	}

}
