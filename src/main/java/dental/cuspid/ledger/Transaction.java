package dental.cuspid.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dental.cuspid.staff.StaffId;

/**
 * The head of a movement: when, why, by whom.
 */
record Transaction(EntryId id, AccountKind kind, String unit, Cause cause, String leg, String reasonCode,
		List<String> reasonArgs, Instant occurredAt, LocalDate clinicDay, Instant postedAt, StaffId by,
		@Nullable EntryId reverses) {

}
