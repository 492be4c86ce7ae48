package dental.cuspid.clinic;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A change of settings; what is null stays as it is.
 */
public record ChangeSettings(@Nullable String name, @Nullable String currency, @Nullable String timeZone,
		@Nullable String country, @Nullable String language, @Nullable Integer inactivityMonths,
		@Nullable Referral referral, @Nullable Bonus bonus, @Nullable Marketing marketing) {

	/**
	 * What recommendations earn.
	 *
	 * @param validFrom first day of the amounts; where none is given today, or the start
	 * for the first amounts ever
	 * @param gifts all gifts a newcomer may choose from
	 */
	public record Referral(@Nullable ReferralMode mode, @Nullable BigDecimal internalCredit,
			@Nullable BigDecimal phoneTopUp, @Nullable LocalDate validFrom, @Nullable List<String> gifts) {

	}

	/**
	 * How bonus is redeemed.
	 *
	 * @param expiryMonths 0 for never
	 */
	public record Bonus(@Nullable Integer redemptionCapPercent, @Nullable Integer waitingDays,
			@Nullable Integer expiryMonths) {

	}

	/**
	 * The agreement with the marketing agency.
	 */
	public record Marketing(@Nullable LocalDate contractDate) {

	}

}
