package dental.cuspid.shared;

import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;

/**
 * Identifiers made by the application: time-ordered (UUID version 7), so rows made
 * together lie together in an index.
 */
public final class Ids {

	private Ids() {
	}

	/**
	 * The next identifier, later than all before it on this instance.
	 */
	public static UUID next() {
		return UuidCreator.getTimeOrderedEpochPlus1();
	}

	/**
	 * Reads an identifier somebody sent.
	 * @throws NotFound when the text is no identifier, since nothing can have it
	 */
	public static UUID parse(String text) {
		try {
			return UUID.fromString(text);
		}
		catch (IllegalArgumentException ex) {
			throw new NotFound("shared.refusal.unknownId");
		}
	}

}
