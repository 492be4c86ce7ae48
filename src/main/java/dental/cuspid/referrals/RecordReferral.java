package dental.cuspid.referrals;

import java.time.LocalDate;

import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

/**
 * Asks to record who recommended the clinic to a newcomer: the referrer, or the code of a
 * coupon; both count the same (COUP-5).
 *
 * @param presentedOn the day the newcomer first named the referrer, today where null
 * @param gift one of the clinic's gifts (COUP-7), or null
 * @param reason needed where no coupon is valid or the newcomer shares a phone
 */
public record RecordReferral(PatientId newcomer, @Nullable PatientId referrer, @Nullable String couponCode,
		@Nullable LocalDate presentedOn, @Nullable String gift, @Nullable String reason) {

}
