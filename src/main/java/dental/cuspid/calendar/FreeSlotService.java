package dental.cuspid.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.clinic.PractitionerId;
import dental.cuspid.clinic.PractitionerService;
import dental.cuspid.staff.Requires;
import dental.cuspid.staff.Right;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Free times of a practitioner (BASE-5): within opening hours, holidays left out, over
 * the next ten working days.
 */
@Service
@Transactional(readOnly = true)
public class FreeSlotService {

	private static final int WORKING_DAYS = 10;

	/** A clinic closed longer than this has no free time. */
	private static final int CALENDAR_DAYS = 45;

	private static final Duration SPACING = Duration.ofHours(3);

	private final AppointmentQueries queries;

	private final BranchService branches;

	private final PractitionerService practitioners;

	private final ClinicTime time;

	FreeSlotService(AppointmentQueries queries, BranchService branches, PractitionerService practitioners,
			ClinicTime time) {
		this.queries = queries;
		this.branches = branches;
		this.practitioners = practitioners;
		this.time = time;
	}

	/**
	 * The next free times, earliest first, some hours apart so that the patient has a
	 * choice.
	 * @param minutes how long the visit takes
	 * @param notBefore no time before this one, nor before now
	 */
	@Requires(Right.READ_PATIENTS)
	public List<Instant> next(PractitionerId practitioner, int minutes, Instant notBefore, int limit) {
		return next(practitioner, this.practitioners.get(practitioner).branch(), minutes, notBefore, limit);
	}

	/**
	 * The same where the branch of the practitioner is known already.
	 */
	@Requires(Right.READ_PATIENTS)
	public List<Instant> next(PractitionerId practitioner, BranchId branch, int minutes, Instant notBefore, int limit) {
		Instant now = this.time.now();
		Instant from = notBefore.isBefore(now) ? now : notBefore;
		List<TimeRange> open = open(branch, this.time.dayOf(from));
		if (open.isEmpty()) {
			return List.of();
		}
		var reach = new TimeRange(open.getFirst().from(), open.getLast().to());
		List<TimeRange> busy = this.queries.busy(practitioner, reach);
		return FreeSlots.find(open, busy, Duration.ofMinutes(minutes), from, SPACING, limit);
	}

	private List<TimeRange> open(BranchId branch, LocalDate first) {
		List<TimeRange> open = new ArrayList<>();
		int days = 0;
		for (int i = 0; i < CALENDAR_DAYS && days < WORKING_DAYS; i++) {
			var periods = this.branches.periods(branch, first.plusDays(i));
			days += periods.isEmpty() ? 0 : 1;
			periods.forEach((period) -> open.add(new TimeRange(period.from(), period.to())));
		}
		return open;
	}

}
