package dental.cuspid.calendar.web;

import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Right;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Turns away who may not book before anything typed is looked at.
 */
@Component
class BookingRight {

	private final CurrentStaff current;

	BookingRight(CurrentStaff current) {
		this.current = current;
	}

	void require() {
		if (!this.current.actor().may(Right.EDIT_CALENDAR)) {
			throw new AccessDeniedException("needs " + Right.EDIT_CALENDAR);
		}
	}

}
