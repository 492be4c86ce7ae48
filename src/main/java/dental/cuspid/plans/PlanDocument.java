package dental.cuspid.plans;

import java.time.Instant;
import java.util.UUID;

/**
 * A signature or a scan kept with a plan.
 *
 * @param sha256 of what is kept
 */
public record PlanDocument(UUID id, Kind kind, String name, String mediaType, int size, String sha256, Instant at,
		String by) {

	/**
	 * What it is.
	 */
	public enum Kind {

		/** Drawn on the screen. */
		SIGNATURE,

		/** The signed paper, scanned or photographed. */
		SCAN

	}

}
