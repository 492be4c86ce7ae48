package dental.cuspid.messaging;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of Standard Webhooks: HMAC-SHA256 over identifier, time and the raw body.
 * Verified on the bytes that came, by the application's clock, in constant time.
 */
final class Signatures {

	static final String PREFIX = "whsec_";

	private static final String VERSION = "v1,";

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

	private static final int MOST_SIGNATURES = 10;

	private static final SecureRandom RANDOM = new SecureRandom();

	private Signatures() {
	}

	static String newSecret() {
		return PREFIX + Base64.getEncoder().encodeToString(random());
	}

	static String newPathSecret() {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
	}

	static String hash(String secret) {
		return hash(secret.getBytes(StandardCharsets.UTF_8));
	}

	static String hash(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static boolean samePath(String secret, String hash) {
		return MessageDigest.isEqual(hash(secret).getBytes(StandardCharsets.US_ASCII),
				hash.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Whether one of the signatures was made with one of the secrets, now.
	 */
	static boolean valid(Hook hook, List<String> secrets, Instant now) {
		if (hook.ids().size() != 1 || hook.timestamps().size() != 1 || hook.signatures().size() != 1) {
			return false;
		}
		String id = hook.ids().getFirst();
		String time = hook.timestamps().getFirst();
		if (!ID.matcher(id).matches() || !SECONDS.matcher(time).matches()) {
			return false;
		}
		if (Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs().compareTo(WINDOW) > 0) {
			return false;
		}
		String[] given = hook.signatures().getFirst().split(" ", MOST_SIGNATURES + 1);
		boolean valid = false;
		for (String secret : secrets) {
			byte[] expected = (VERSION + sign(secret, id, time, hook.body())).getBytes(StandardCharsets.UTF_8);
			for (int i = 0; i < Math.min(given.length, MOST_SIGNATURES); i++) {
				valid |= MessageDigest.isEqual(expected, given[i].getBytes(StandardCharsets.UTF_8));
			}
		}
		return valid;
	}

	private static String sign(String secret, String id, String time, byte[] body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
			mac.update((id + "." + time + ".").getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] random() {
		byte[] bytes = new byte[24];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

}
