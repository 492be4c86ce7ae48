package dental.cuspid.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One reconciliation of all books.
 *
 * @param checked how many things each check looked at, by name of the check
 * @param findings what does not hold, with the account named
 * @param findingCount how many
 */
public record Reconciliation(UUID id, Instant at, long tookMillis, Map<String, Long> checked,
		List<BooksCheck.Finding> findings, int findingCount) {

	/**
	 * Whether everything held.
	 */
	public boolean ok() {
		return this.findingCount == 0;
	}

}
