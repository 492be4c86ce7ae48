package dental.cuspid.cashback;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A rule as lists and the API show it.
 *
 * @param active whether it counts today
 * @param archivedAt when it was taken away, null while it is there
 */
public record RuleView(UUID id, int version, RuleTerms terms, boolean active, Instant createdAt,
		@Nullable Instant archivedAt) {

}
