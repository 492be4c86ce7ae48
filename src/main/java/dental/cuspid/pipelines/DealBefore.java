package dental.cuspid.pipelines;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a deal was before a move, kept with the move.
 */
record DealBefore(@Nullable UUID responsible, @Nullable UUID branch, @Nullable UUID practitioner,
		@Nullable UUID service, @Nullable UUID appointment, @Nullable Instant startsAt, @Nullable String refusalReason,
		@Nullable BigDecimal amount, @Nullable Instant dueAt, @Nullable Instant stallAt, Instant since,
		Map<String, String> entered, @Nullable UUID move) {

}
