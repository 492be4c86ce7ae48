package dental.cuspid.cashback;

import java.math.BigDecimal;

/**
 * What an interval gives (CB-6).
 *
 * @param value a sum in clinic currency, or a percentage
 */
public record Condition(Reward reward, RewardUnit unit, BigDecimal value) {

}
