package dental.cuspid.referrals.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Another referrer, as typed.
 *
 * @param referrer card number of the referrer or code of a coupon
 */
record ChangeForm(@NotBlank @Size(max = 60) String referrer, @NotBlank String reason) {

	static ChangeForm empty() {
		return new ChangeForm("", "");
	}

}
