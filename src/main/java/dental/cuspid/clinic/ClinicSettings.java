package dental.cuspid.clinic;

import java.time.ZoneId;
import java.util.Currency;

/**
 * The clinic's settings that everyone needs.
 */
public record ClinicSettings(String name, Currency currency, ZoneId timeZone, String country, String language,
		int inactivityMonths, int bonusRedemptionCapPercent) {

}
