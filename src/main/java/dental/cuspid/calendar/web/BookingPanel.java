package dental.cuspid.calendar.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import dental.cuspid.patients.PatientBrief;
import org.jspecify.annotations.Nullable;

/**
 * What the booking panel offers beside what was typed.
 *
 * @param chosen the patient chosen so far
 * @param found patients who match what was typed
 * @param searched whether somebody was looked for
 * @param services, people, chairs what the selects offer
 * @param free free times of the practitioner
 * @param freeChairs chairs free at the time, offered when the chosen one is taken
 * @param conflict whether a reason for overbooking is asked for
 * @param minutes the length asked for, else that of the service
 */
record BookingPanel(@Nullable PatientBrief chosen, List<PatientBrief> found, boolean searched,
		Map<String, String> services, Map<String, String> people, Map<String, String> chairs, List<Free> free,
		Map<String, String> freeChairs, boolean conflict, int minutes) {

	/**
	 * A free time.
	 *
	 * @param today whether it is today
	 * @param value date and time for the button
	 */
	record Free(LocalDate date, LocalTime time, boolean today, String value) {

	}

}
