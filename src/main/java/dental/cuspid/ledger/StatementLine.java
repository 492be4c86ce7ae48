package dental.cuspid.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One line of a statement.
 *
 * @param seq running number within the account, without gaps
 * @param at when the cause happened
 * @param postedAt when it was written down
 * @param reason in words, in the reader's language
 * @param by user name of the person
 * @param byName name of the person
 * @param reverses the entry this one takes back, or null
 * @param reversedBy the entry that took this one back, or null
 */
public record StatementLine(EntryId id, long seq, Instant at, Instant postedAt, boolean backdated, Quantity amount,
		Quantity balanceAfter, String reason, Cause cause, String by, String byName, @Nullable EntryId reverses,
		@Nullable EntryId reversedBy) {

}
