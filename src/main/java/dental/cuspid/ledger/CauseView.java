package dental.cuspid.ledger;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A cause as people read it.
 *
 * @param titleCode message key, with its arguments
 * @param href where the cause is looked at, or null
 * @param at when it happened, or null
 * @param parent what caused it in turn, or null at the end of the chain
 */
public record CauseView(String titleCode, List<Object> titleArgs, @Nullable String href, @Nullable Instant at,
		@Nullable Cause parent) {

}
