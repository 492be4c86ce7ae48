package dental.cuspid.calendar;

import java.util.EnumSet;
import java.util.Set;

/**
 * States of an appointment with the moves each allows; shown by
 * {@code calendar.state.} + name.
 */
public enum AppointmentState {

	BOOKED, CONFIRMED, ARRIVED, COMPLETED, NO_SHOW, CANCELLED;

	/**
	 * The states that may follow. Arrived and no-show lead back to booked or confirmed
	 * only to take back a mistake; moving a confirmed appointment makes it booked again.
	 */
	public Set<AppointmentState> next() {
		return switch (this) {
			case BOOKED -> EnumSet.of(CONFIRMED, ARRIVED, NO_SHOW, CANCELLED);
			case CONFIRMED -> EnumSet.of(BOOKED, ARRIVED, NO_SHOW, CANCELLED);
			case ARRIVED -> EnumSet.of(COMPLETED, BOOKED, CONFIRMED);
			case NO_SHOW -> EnumSet.of(BOOKED, CONFIRMED);
			case COMPLETED, CANCELLED -> EnumSet.noneOf(AppointmentState.class);
		};
	}

	public boolean mayBecome(AppointmentState state) {
		return next().contains(state);
	}

	/**
	 * Whether the patient is still expected.
	 */
	public boolean expected() {
		return this == BOOKED || this == CONFIRMED;
	}

	/**
	 * Whether the time is taken for others.
	 */
	public boolean occupies() {
		return this != NO_SHOW && this != CANCELLED;
	}

	/**
	 * Whether the patient came.
	 */
	public boolean visit() {
		return this == ARRIVED || this == COMPLETED;
	}

	/**
	 * Message key of the state's name.
	 */
	public String key() {
		return "calendar.state." + name();
	}

}
