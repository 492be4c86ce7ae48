package dental.cuspid.checkout;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

import dental.cuspid.shared.RuleViolation;

/**
 * Reads the keys of a cursor; one that was made up is refused like any other bad value.
 */
final class Cursors {

	private Cursors() {
	}

	static Instant instant(String key) {
		try {
			return Instant.parse(key);
		}
		catch (DateTimeException ex) {
			throw refused();
		}
	}

	static UUID id(String key) {
		try {
			return UUID.fromString(key);
		}
		catch (IllegalArgumentException ex) {
			throw refused();
		}
	}

	private static RuleViolation refused() {
		return new RuleViolation("shared.refusal.cursor").at("cursor");
	}

}
