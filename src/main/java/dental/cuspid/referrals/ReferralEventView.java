package dental.cuspid.referrals;

import java.time.Instant;
import java.time.LocalDate;

import dental.cuspid.patients.PatientBrief;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a referral.
 *
 * @param day the clinic's day it counts from
 * @param referrer whom it concerned
 * @param details reason, gift or proof
 */
public record ReferralEventView(ReferralEventKind kind, LocalDate day, Instant at, PatientBrief referrer,
		@Nullable Money amount, @Nullable String details, String by) {

}
