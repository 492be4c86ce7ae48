package dental.cuspid.referrals.web;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who recommended the clinic to whom, as typed.
 *
 * @param newcomer card number
 * @param referrer card number of the referrer or code of a coupon
 * @param receipt where the desk came from, or null
 */
record ReferralForm(@NotBlank @Size(max = 60) String newcomer, @NotBlank @Size(max = 60) String referrer,
		@Nullable LocalDate presentedOn, @Nullable String gift, @Nullable String reason, @Nullable String receipt) {

	static ReferralForm empty(@Nullable String newcomer, @Nullable String referrer) {
		return new ReferralForm((newcomer != null) ? newcomer : "", (referrer != null) ? referrer : "", null, null,
				null, null);
	}

}
