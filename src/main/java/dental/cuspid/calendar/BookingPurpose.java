package dental.cuspid.calendar;

import java.util.List;
import java.util.Optional;

/**
 * A slot: what a booking is for, known by a module above the calendar. The link to the
 * booking form names it as {@code purpose=kind:id}; the form keeps it, says it, and hands
 * the appointment over in the transaction that books it.
 */
public interface BookingPurpose {

	/** The part before the colon. */
	String kind();

	/**
	 * What the form says about it, empty where there is no such thing.
	 */
	Optional<Told> told(String id);

	/**
	 * Remembers the appointment.
	 * @return the page to go back to
	 * @throws dental.cuspid.shared.RuleViolation where the appointment does not fit
	 */
	String booked(String id, AppointmentId appointment);

	/**
	 * A sentence with a link.
	 */
	record Told(String textKey, List<Object> args, String href) {

	}

}
