package dental.cuspid.demo;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A visit or booking of the demo clinic as planned.
 *
 * @param patient position in the list of patients
 * @param practitioner position in the list of practitioners
 * @param services codes, the first one is what is booked
 * @param minutes how long
 */
record DemoVisit(int patient, int practitioner, List<String> services, LocalDateTime at, int minutes, Fate fate,
		Pay pay) {

	/**
	 * How it went, or stands.
	 */
	enum Fate {

		BOOKED, CONFIRMED, ARRIVED, COMPLETED, NO_SHOW, CANCELLED

	}

	/**
	 * How it was paid.
	 */
	enum Pay {

		CARD, CASH, TRANSFER, INSURANCE, TWO_TENDERS, INTERNAL_ACCOUNT, BONUS, PART, NOTHING, REFUND_PART, REFUND_ALL

	}

}
