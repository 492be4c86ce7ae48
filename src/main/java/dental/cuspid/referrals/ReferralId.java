package dental.cuspid.referrals;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonValue;

import dental.cuspid.shared.Ids;

/**
 * Identifies a referral.
 *
 * @param value the identifier
 */
public record ReferralId(UUID value) {

	public static ReferralId next() {
		return new ReferralId(Ids.next());
	}

	public static ReferralId of(String text) {
		return new ReferralId(Ids.parse(text));
	}

	@JsonValue
	public UUID value() {
		return this.value;
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}
