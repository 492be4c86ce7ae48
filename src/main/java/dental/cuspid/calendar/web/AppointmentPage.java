package dental.cuspid.calendar.web;

import java.time.LocalDate;
import java.util.List;

import dental.cuspid.calendar.AppointmentEvent;
import dental.cuspid.calendar.AppointmentView;
import dental.cuspid.calendar.DayAppointment;
import org.jspecify.annotations.Nullable;

/**
 * One appointment as its page shows it.
 *
 * @param age of the patient in years
 * @param early the day from which arrival can be marked, null where it can be now
 */
record AppointmentPage(DayAppointment row, AppointmentView view, String branch, @Nullable Integer age, long minutes,
		LocalDate day, @Nullable LocalDate early, Actions may, List<AppointmentEvent> history) {

	/**
	 * What the person can do now.
	 */
	record Actions(boolean confirm, boolean arrive, boolean complete, boolean miss, boolean cancel, boolean move,
			boolean takeBack, boolean checkOut) {

		public boolean none() {
			return !(this.confirm || this.arrive || this.complete || this.miss || this.cancel || this.move
					|| this.takeBack || this.checkOut);
		}

	}

}
