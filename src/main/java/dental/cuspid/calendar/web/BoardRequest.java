package dental.cuspid.calendar.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.calendar.BlockedTime;
import dental.cuspid.calendar.TimeRange;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.ChairId;
import dental.cuspid.clinic.PractitionerId;
import org.jspecify.annotations.Nullable;

/**
 * What the board is drawn from besides the appointments.
 *
 * @param mayBook whether free times can be booked from here
 * @param bookableFrom no free time before this moment
 * @param proposal the time being booked
 * @param carry what a link to a free time takes along, as query parameters
 */
record BoardRequest(List<Lane> lanes, Instant now, LocalDate today, boolean mayBook, Instant bookableFrom,
		@Nullable Proposal proposal, String carry) {

	/**
	 * A column to be: one practitioner, chair or day.
	 *
	 * @param open when its branch is open that day
	 * @param blocked when the practitioner receives nobody
	 */
	record Lane(String head, @Nullable String branchName, BranchId branch, LocalDate date, boolean named,
			@Nullable PractitionerId practitioner, @Nullable ChairId chair, List<TimeRange> open,
			List<BlockedTime> blocked) {

	}

	/**
	 * A time being booked.
	 *
	 * @param label what it is for
	 */
	record Proposal(PractitionerId practitioner, TimeRange time, String label) {

	}

}
