package dental.cuspid.cashback;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A replay of past receipts under one version of a rule.
 *
 * @param done receipts looked at so far
 * @param total receipts to look at
 * @param result null until it is done
 */
public record ReplayView(UUID id, UUID rule, int version, LocalDate from, LocalDate to, ReplayState state, long done,
		long total, @Nullable ReplayResult result, Instant requestedAt, String requestedBy,
		@Nullable Instant finishedAt) {

}
