package dental.cuspid.ledger;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dental.cuspid.shared.CursorPage;

/**
 * A balance explained: what it is made of, and each entry with the chain of its causes
 * down to the payment (BASE-7).
 *
 * @param balance the balance
 * @param parts sums by what the clinic's side of the entries is; together they are the
 * balance
 * @param entries the entries, newest first
 */
public record Explanation(AccountKind account, Quantity balance, List<Part> parts, CursorPage<Entry> entries) {

	/**
	 * What the entries of one kind add up to.
	 *
	 * @param clinicAccount shown by {@code ledger.clinicAccount.} + name
	 */
	public record Part(String clinicAccount, Quantity sum, long entries) {

	}

	/**
	 * An entry with its causes, the nearest first.
	 */
	public record Entry(StatementLine line, List<Step> causes) {

	}

	/**
	 * A cause in the reader's language.
	 */
	public record Step(String title, @Nullable String href, @Nullable Instant at) {

	}

}
