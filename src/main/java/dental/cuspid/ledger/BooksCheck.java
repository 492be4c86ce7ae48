package dental.cuspid.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A slot: something that must hold between rows that money depends on, looked at every
 * night and on demand (BASE-7). A check only reads.
 */
public interface BooksCheck {

	/** Name of the check; shown by the message {@code ledger.check.} + name. */
	String name();

	/** Looks at all rows. */
	Result run();

	/**
	 * What a check saw.
	 *
	 * @param checked how many things it looked at
	 * @param findings what does not hold
	 */
	record Result(long checked, List<Finding> findings) {

	}

	/**
	 * Something that does not hold.
	 *
	 * @param code message key that names the account and both numbers, without a
	 * patient's name
	 * @param args values for the message, as texts
	 * @param href where to look, or null
	 */
	record Finding(String code, List<String> args, @Nullable String href) {

	}

}
