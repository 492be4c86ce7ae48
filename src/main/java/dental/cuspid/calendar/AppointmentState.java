package dental.cuspid.calendar;

/**
 * States of an appointment; shown by {@code calendar.state.} + name.
 */
public enum AppointmentState {

	BOOKED, CONFIRMED, ARRIVED, COMPLETED, NO_SHOW, CANCELLED

}
