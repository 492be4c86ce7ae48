package dental.cuspid.cashback;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A version of a rule as its history lists it.
 *
 * @param reason why it was switched on, where one was asked for
 * @param replayedAt when it was last replayed on past receipts
 */
public record RuleHistory(int version, RuleTerms terms, @Nullable String reason, Instant madeAt, String madeBy,
		@Nullable Instant replayedAt) {

}
