package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.LocalDate;

import dental.cuspid.messaging.Medium;
import org.jspecify.annotations.Nullable;

/**
 * Whom a campaign is for (CB-12); what is null does not matter.
 *
 * @param medium how they are to be reached; only who agreed to campaigns that way is
 * listed
 * @param paidFrom money paid so far, at least
 * @param paidBelow money paid so far, below
 * @param bonusFrom bonus balance, at least
 * @param lastVisitBefore no visit since this day
 * @param lapsesBefore some bonus lapses before this day
 */
public record CampaignFilter(Medium medium, @Nullable BigDecimal paidFrom, @Nullable BigDecimal paidBelow,
		@Nullable BigDecimal bonusFrom, @Nullable LocalDate lastVisitBefore, @Nullable LocalDate lapsesBefore) {

}
