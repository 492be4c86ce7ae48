package dental.cuspid.referrals;

import java.time.LocalDate;

import dental.cuspid.patients.PatientBrief;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A phone top-up as pages and the API show it (COUP-9, COUP-11).
 *
 * @param phone E.164, null where the patient had no mobile number
 * @param failure why it failed, as typed; null where there was no number
 */
public record TopUpView(TopUpId id, ReferralId referral, PatientBrief patient, PatientBrief newcomer, Money amount,
		@Nullable String phone, TopUpState state, LocalDate dueOn, @Nullable LocalDate sentOn, @Nullable String proof,
		@Nullable String failure, @Nullable LocalDate recoveredOn, String changedBy) {

	public boolean sendable() {
		return this.state == TopUpState.DUE || this.state == TopUpState.FAILED;
	}

}
