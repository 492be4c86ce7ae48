package dental.cuspid.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals secrets the product itself must read again, so that the database and its backups
 * do not give them away: AES-256-GCM, bound to what the secret is for. The key comes from
 * {@code cuspid.secret-key}, else from a file made in {@code cuspid.home}.
 */
@Component
public class Vault {

	private static final String MARK = "sealed:1:";

	private static final String FILE = "vault.key";

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final int SHORTEST = 32;

	private static final int NONCE = 12;

	private static final int TAG_BITS = 128;

	private final SecretKey key;

	private final SecureRandom random = new SecureRandom();

	Vault(@Value("${cuspid.secret-key:#{null}}") @Nullable String key, @Value("${cuspid.home:.cuspid}") Path home) {
		String secret = (key != null) ? key : fromFile(home.toAbsolutePath().resolve(FILE));
		if (secret.length() < SHORTEST) {
			throw new IllegalStateException("cuspid.secret-key must have at least " + SHORTEST + " characters");
		}
		this.key = new SecretKeySpec(digest(secret), "AES");
	}

	/**
	 * Seals a secret.
	 * @param purpose what it is for; opened only for the same
	 */
	public String seal(String purpose, String secret) {
		byte[] nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		byte[] sealed = crypt(Cipher.ENCRYPT_MODE, purpose, nonce, secret.getBytes(StandardCharsets.UTF_8));
		byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
		System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
		return MARK + Base64.getEncoder().encodeToString(whole);
	}

	/**
	 * Reads a sealed secret.
	 * @throws IllegalStateException when it was sealed with another key, for another
	 * purpose, or changed since
	 */
	public String open(String purpose, String sealed) {
		if (!sealed.startsWith(MARK)) {
			throw new IllegalStateException("not sealed: " + purpose);
		}
		byte[] whole = Base64.getDecoder().decode(sealed.substring(MARK.length()));
		byte[] nonce = Arrays.copyOf(whole, NONCE);
		return new String(crypt(Cipher.DECRYPT_MODE, purpose, nonce, Arrays.copyOfRange(whole, NONCE, whole.length)),
				StandardCharsets.UTF_8);
	}

	private byte[] crypt(int mode, String purpose, byte[] nonce, byte[] text) {
		try {
			Cipher cipher = Cipher.getInstance(CIPHER);
			cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, nonce));
			cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
			return cipher.doFinal(text);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("cannot be opened with this key: " + purpose, ex);
		}
	}

	private static byte[] digest(String secret) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(secret.strip().getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String fromFile(Path file) {
		try {
			Files.createDirectories(file.getParent());
			if (!Files.exists(file)) {
				create(file);
			}
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whole or not at all, readable by its owner only. */
	private static void create(Path file) throws IOException {
		byte[] bytes = new byte[SHORTEST];
		new SecureRandom().nextBytes(bytes);
		boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
		FileAttribute<?>[] owner = posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
		Path unfinished = Files.createTempFile(file.getParent(), FILE, ".new", owner);
		try {
			Files.writeString(unfinished, Base64.getEncoder().encodeToString(bytes));
			Files.createLink(file, unfinished);
		}
		catch (FileAlreadyExistsException ex) {
			// another application on the same folder was first; its key counts
		}
		finally {
			Files.delete(unfinished);
		}
	}

}
