package dental.cuspid.referrals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import dental.cuspid.clinic.ReferralMode;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A referral as pages and the API show it.
 *
 * @param batch the referrer's newest coupons on the day of presentation
 * @param couponValid whether they were valid on it
 * @param presentedOn the day the newcomer first named the referrer
 * @param crowded whether more newcomers came by these coupons than there were coupons: a
 * warning, nothing else
 * @param credit what came of it, null before the payment
 * @param topUp the phone top-up that counts, null where there is none
 */
public record ReferralView(ReferralId id, PatientBrief newcomer, PatientBrief referrer, @Nullable CouponBatchId batch,
		boolean couponValid, LocalDate presentedOn, boolean backdated, ReferralState state, Set<ReferralMark> marks,
		@Nullable String reason, @Nullable String gift, boolean crowded, Instant recordedAt, String recordedBy,
		@Nullable Credit credit, @Nullable LocalDate reversedOn, @Nullable TopUpState topUp) {

	/** Whether the referrer can still be changed or struck out. */
	public boolean open() {
		return this.state == ReferralState.WAITING_FOR_PAYMENT;
	}

	/**
	 * What the referrer got.
	 *
	 * @param receipt id of the receipt whose payment did it
	 * @param mode what the clinic gave for recommendations then
	 */
	public record Credit(String receipt, String receiptNumber, LocalDate on, ReferralMode mode, Money internalCredit,
			Money phoneTopUp) {

	}

}
