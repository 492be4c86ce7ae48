package dental.cuspid.calendar;

import dental.cuspid.clinic.PractitionerId;

/**
 * A time a practitioner receives nobody.
 *
 * @param reason why, as staff typed it
 */
public record BlockedTime(BlockedTimeId id, PractitionerId practitioner, String practitionerName, TimeRange time,
		String reason) {

}
