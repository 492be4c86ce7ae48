package dental.cuspid.pipelines;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;

/**
 * One line of a deal's log: what ran, what did not, and why, in sentences.
 *
 * @param by name of the person, or of the product itself
 * @param automatic whether it happened by itself
 * @param sentence what happened
 * @param because why it happened, or why it did not
 * @param href where the cause can be looked at, or null
 * @param move the move it tells of, where it can be taken back now
 */
public record DealLogEntry(Instant at, String by, boolean automatic, Happening what, Why why,
		MessageSourceResolvable sentence, MessageSourceResolvable because, @Nullable String href,
		@Nullable MoveId move) {

}
