package dental.cuspid.calendar;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an appointment.
 *
 * @param from the time it was moved from, null for all else
 * @param to the appointment's time then
 * @param details a reason as typed
 * @param by name of the person
 */
public record AppointmentEvent(Instant at, Kind kind, @Nullable Instant from, Instant to, @Nullable String details,
		@Nullable String by) {

	/**
	 * What happened; shown by {@code calendar.event.} + name and, on the patient's
	 * timeline, {@code calendar.timeline.} + name.
	 */
	public enum Kind {

		BOOKED("calendar-plus"), CONFIRMED("check"), MOVED("calendar-repeat"), ARRIVED("door-enter"),
		COMPLETED("checks"), NO_SHOW("x"), CANCELLED("calendar-x"), TAKEN_BACK("arrow-back-up"),
		WALKED_IN("door-enter"), RECORDED("checks");

		private final String icon;

		Kind(String icon) {
			this.icon = icon;
		}

		public String icon() {
			return this.icon;
		}

	}

}
