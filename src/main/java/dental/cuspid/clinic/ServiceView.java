package dental.cuspid.clinic;

import dental.cuspid.shared.Money;

/**
 * A service of the catalogue with its price now.
 */
public record ServiceView(ServiceId id, String code, String name, String category, Money price, int durationMinutes,
		CashbackSetting cashback, boolean active) {

}
