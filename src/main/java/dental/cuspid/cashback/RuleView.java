package dental.cuspid.cashback;

import java.time.Instant;
import java.util.UUID;

/**
 * A rule as lists and the API show it.
 *
 * @param active whether it counts today
 */
public record RuleView(UUID id, int version, RuleTerms terms, boolean active, Instant createdAt) {

}
