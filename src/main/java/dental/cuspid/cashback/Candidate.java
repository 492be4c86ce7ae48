package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A reward a rule offers for one bill, before the best is chosen.
 */
public record Candidate(UUID rule, int version, String name, boolean stackable, int priority, Instant createdAt,
		RewardUnit unit, BigDecimal value) {

}
