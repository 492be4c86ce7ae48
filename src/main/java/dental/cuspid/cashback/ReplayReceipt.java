package dental.cuspid.cashback;

import java.time.Instant;
import java.util.UUID;

import dental.cuspid.shared.Money;

/**
 * A receipt beside an edge of a rule.
 *
 * @param tested the amount held against the intervals
 * @param difference what it missed below the edge, or lost beyond it (negative)
 */
public record ReplayReceipt(UUID receipt, String number, UUID patient, String name, Instant occurredAt, Money tested,
		Money difference) {

}
