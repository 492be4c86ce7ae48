package dental.cuspid.clinic;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The clinic's settings that everyone needs.
 *
 * @param country two letters, used to read national phone numbers
 * @param language usual language of texts to patients: en, de or ru
 * @param inactivityMonths without a visit for so long a patient counts as inactive
 * @param bonusRedemptionCapPercent how much of a receipt bonus may pay
 * @param bonusWaitingDays days before an accrued bonus may be spent
 * @param bonusExpiryMonths months after which an accrued bonus lapses, 0 for never
 * @param gifts what a newcomer may choose from (COUP-7)
 * @param contractDate start of the marketing contract (definition "new patient")
 */
public record ClinicSettings(String name, Currency currency, ZoneId timeZone, String country, String language,
		int inactivityMonths, int bonusRedemptionCapPercent, int bonusWaitingDays, int bonusExpiryMonths,
		ReferralMode referralMode, List<String> gifts, @Nullable LocalDate contractDate) {

}
