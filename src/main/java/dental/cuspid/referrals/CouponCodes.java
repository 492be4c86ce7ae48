package dental.cuspid.referrals;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The codes on coupons: number of the batch, last day and a signature over both, in 24
 * letters and digits that are hard to misread (Crockford's base 32). They name no card
 * number, and none can be made up without the key, which lies in the database. Typed by
 * hand, case, blanks and hyphens do not matter.
 */
@Component
class CouponCodes implements InitializingBean {

	private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final int KEY = 32;

	/** Five bytes number, two bytes day, eight bytes signature. */
	private static final int PAYLOAD = 7;

	private static final int LENGTH = 15;

	private static final int BITS = 5;

	private static final int GROUP = 6;

	private static final long HIGHEST = (1L << 40) - 1;

	private static final long DAYS = 1L << 16;

	private final JdbcClient jdbc;

	CouponCodes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void afterPropertiesSet() {
		var secret = new byte[KEY];
		new SecureRandom().nextBytes(secret);
		this.jdbc.sql("insert into coupon_key (id, secret) values (1, :secret) on conflict do nothing")
			.param("secret", secret)
			.update();
	}

	/**
	 * The code of a batch, in groups for reading.
	 */
	String code(long number, LocalDate validTo) {
		return code(key(), number, validTo);
	}

	/**
	 * What a code names, if it is one of ours.
	 */
	Optional<Named> read(String typed) {
		return read(key(), typed);
	}

	static String code(byte[] key, long number, LocalDate validTo) {
		if (number < 0 || number > HIGHEST || validTo.toEpochDay() < 0 || validTo.toEpochDay() >= DAYS) {
			throw new IllegalArgumentException("no code for " + number + " to " + validTo);
		}
		byte[] payload = Arrays
			.copyOfRange(ByteBuffer.allocate(Long.BYTES).putLong(number << 16 | validTo.toEpochDay()).array(), 1, 8);
		byte[] whole = Arrays.copyOf(payload, LENGTH);
		System.arraycopy(sign(key, payload), 0, whole, PAYLOAD, LENGTH - PAYLOAD);
		return grouped(letters(whole));
	}

	static Optional<Named> read(byte[] key, String typed) {
		String plain = typed.toUpperCase(Locale.ROOT)
			.replaceAll("[\\s-]", "")
			.replace('O', '0')
			.replace('I', '1')
			.replace('L', '1');
		if (plain.length() != LENGTH * Byte.SIZE / BITS
				|| plain.chars().anyMatch((letter) -> LETTERS.indexOf(letter) < 0)) {
			return Optional.empty();
		}
		byte[] whole = bytes(plain);
		byte[] payload = Arrays.copyOf(whole, PAYLOAD);
		byte[] expected = Arrays.copyOf(sign(key, payload), LENGTH - PAYLOAD);
		if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(whole, PAYLOAD, LENGTH))) {
			return Optional.empty();
		}
		byte[] padded = new byte[Long.BYTES];
		System.arraycopy(payload, 0, padded, 1, PAYLOAD);
		long value = ByteBuffer.wrap(padded).getLong();
		return Optional.of(new Named(value >>> 16, LocalDate.ofEpochDay(value & (DAYS - 1))));
	}

	private byte[] key() {
		return this.jdbc.sql("select secret from coupon_key").query(byte[].class).single();
	}

	private static byte[] sign(byte[] key, byte[] payload) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return mac.doFinal(payload);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String letters(byte[] bytes) {
		var text = new StringBuilder();
		for (int bit = 0; bit < bytes.length * Byte.SIZE; bit += BITS) {
			int value = 0;
			for (int i = bit; i < bit + BITS; i++) {
				value = value << 1 | (bytes[i / Byte.SIZE] >> (7 - i % Byte.SIZE) & 1);
			}
			text.append(LETTERS.charAt(value));
		}
		return text.toString();
	}

	private static byte[] bytes(String letters) {
		var bytes = new byte[letters.length() * BITS / Byte.SIZE];
		for (int i = 0; i < letters.length() * BITS; i++) {
			int bit = LETTERS.indexOf(letters.charAt(i / BITS)) >> (BITS - 1 - i % BITS) & 1;
			bytes[i / Byte.SIZE] |= (byte) (bit << (7 - i % Byte.SIZE));
		}
		return bytes;
	}

	private static String grouped(String text) {
		var grouped = new StringBuilder(text);
		for (int at = text.length() - GROUP; at > 0; at -= GROUP) {
			grouped.insert(at, '-');
		}
		return grouped.toString();
	}

	/**
	 * What a code names.
	 */
	record Named(long number, LocalDate validTo) {

	}

}
