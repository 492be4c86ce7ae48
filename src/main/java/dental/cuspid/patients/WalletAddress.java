package dental.cuspid.patients;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.bouncycastle.jcajce.provider.digest.Keccak;

/**
 * A wallet address (DCN-5): {@code 0x} and 40 hex digits; written in mixed case it must
 * carry the right checksum (EIP-55). Kept as it was given.
 *
 * @param value the address
 */
public record WalletAddress(String value) {

	private static final Pattern SHAPE = Pattern.compile("0x[0-9a-fA-F]{40}");

	/**
	 * Reads an address as people paste it.
	 * @return the address, or empty where it is none or its checksum is wrong
	 */
	public static Optional<WalletAddress> parse(String text) {
		String address = text.replaceAll("\\s", "");
		if (!SHAPE.matcher(address).matches()) {
			return Optional.empty();
		}
		String digits = address.substring(2);
		boolean oneCase = digits.equals(digits.toLowerCase(Locale.ROOT))
				|| digits.equals(digits.toUpperCase(Locale.ROOT));
		return (oneCase || digits.equals(checksummed(digits))) ? Optional.of(new WalletAddress(address))
				: Optional.empty();
	}

	private static String checksummed(String digits) {
		String lower = digits.toLowerCase(Locale.ROOT);
		String hash = HexFormat.of()
			.formatHex(new Keccak.Digest256().digest(lower.getBytes(StandardCharsets.US_ASCII)));
		var text = new StringBuilder(lower);
		for (int i = 0; i < text.length(); i++) {
			if (Character.digit(hash.charAt(i), 16) >= 8) {
				text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
			}
		}
		return text.toString();
	}

}
