package dental.cuspid.referrals;

import java.time.Instant;
import java.time.LocalDate;

import dental.cuspid.patients.PatientBrief;

/**
 * Coupons issued together, as lists and the card show them (COUP-3).
 *
 * @param number what the code on them names
 * @param coupons how many
 * @param validTo last day, included (COUP-4)
 * @param friends newcomers who came by them and were not struck out
 */
public record CouponBatchView(CouponBatchId id, long number, PatientBrief patient, int coupons, LocalDate issuedOn,
		LocalDate validTo, boolean backdated, Instant issuedAt, String issuedBy, int friends) {

	/**
	 * Whether they can be used on a day.
	 */
	public boolean validOn(LocalDate day) {
		return !day.isBefore(this.issuedOn) && !day.isAfter(this.validTo);
	}

}
