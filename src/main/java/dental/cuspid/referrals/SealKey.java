package dental.cuspid.referrals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.ZoneOffset;
import java.util.Base64;

import dental.cuspid.clinic.ClinicTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signs sealed weeks with Ed25519. The key pair is made with the first seal and kept for
 * good; the public key stands in every exported week.
 */
@Component
class SealKey {

	static final String ALGORITHM = "Ed25519";

	private final JdbcClient jdbc;

	private final ClinicTime time;

	SealKey(JdbcClient jdbc, ClinicTime time) {
		this.jdbc = jdbc;
		this.time = time;
	}

	Signed sign(String text) {
		make();
		return this.jdbc.sql("select public_key, private_key from referral_seal_key")
			.query((row, index) -> new Signed(row.getString("public_key"), sign(text, row.getBytes("private_key"))))
			.single();
	}

	/** Whether a public key is the clinic's own. */
	boolean isOwn(String publicKey) {
		return this.jdbc.sql("select exists (select 1 from referral_seal_key where public_key = :key)")
			.param("key", publicKey)
			.query(Boolean.class)
			.single();
	}

	static boolean valid(String text, String signature, String publicKey) {
		try {
			var verifier = Signature.getInstance(ALGORITHM);
			verifier.initVerify(KeyFactory.getInstance(ALGORITHM)
				.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
			verifier.update(text.getBytes(StandardCharsets.UTF_8));
			return verifier.verify(Base64.getDecoder().decode(signature));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return false;
		}
	}

	private void make() {
		if (this.jdbc.sql("select exists (select 1 from referral_seal_key)").query(Boolean.class).single()) {
			return;
		}
		KeyPair pair = pair();
		this.jdbc.sql("""
				insert into referral_seal_key (id, public_key, private_key, made_at) values (1, :public, :private, :at)
				on conflict do nothing""")
			.param("public", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
			.param("private", pair.getPrivate().getEncoded())
			.param("at", this.time.now().atOffset(ZoneOffset.UTC))
			.update();
	}

	private static KeyPair pair() {
		try {
			return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String sign(String text, byte[] encoded) {
		try {
			PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
			var signer = Signature.getInstance(ALGORITHM);
			signer.initSign(key);
			signer.update(text.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signer.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A signature and the key that proves it.
	 */
	record Signed(String publicKey, String signature) {

	}

}
