package dental.cuspid.referrals;

import java.time.Instant;
import java.util.List;

import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A week of recommendations for the check (COUP-15).
 *
 * @param ended whether its Sunday is over
 * @param seal null while it is not sealed
 * @param findings what does not agree with the seal any more
 */
public record WeekView(IsoWeek week, boolean ended, List<WeekRow> rows, Totals totals, @Nullable Seal seal,
		List<Finding> findings) {

	public long unchecked() {
		return this.rows.stream().filter((row) -> row.check() == null).count();
	}

	public boolean sealable() {
		return this.ended && this.seal == null && unchecked() == 0;
	}

	/** Whether a row is not what was sealed. */
	public boolean altered(WeekRow row) {
		return this.findings.stream().anyMatch((finding) -> row.key().equals(finding.key()));
	}

	/**
	 * The week in short.
	 *
	 * @param credited to internal accounts, what was taken back subtracted
	 * @param debited spent from internal accounts, what came back subtracted
	 */
	public record Totals(int coupons, int presented, Money credited, Money topUpsSent, Money debited, Money corrections,
			int exceptions) {

	}

	/**
	 * The seal.
	 *
	 * @param hash SHA-256 over the rows, in hexadecimal figures
	 * @param signature Ed25519 over the hash, Base64
	 * @param publicKey of the signature, X.509 in Base64
	 * @param intact whether everything is still what was sealed
	 */
	public record Seal(Instant sealedAt, String sealedBy, int rows, String hash, String signature, String publicKey,
			boolean intact) {

	}

	/**
	 * Something that is not what was sealed. Shown by {@code referrals.week.altered.} +
	 * kind.
	 *
	 * @param key of the row, null for the seal itself
	 * @param row says which row it is
	 */
	public record Finding(Alteration kind, @Nullable String key, String row) {

	}

	/** What was done to a sealed week. */
	public enum Alteration {

		CHANGED, MISSING, ADDED, SEAL

	}

}
