package dental.cuspid.pipelines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import dental.cuspid.clinic.BranchDetails;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchService;
import dental.cuspid.clinic.ClinicTime;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * When the next step of a deal is due and when the deal counts as standing still, in the
 * working time of its branch.
 */
@Component
class StageClock {

	private final BranchService branches;

	private final ClinicTime time;

	StageClock(BranchService branches, ClinicTime time) {
		this.branches = branches;
		this.time = time;
	}

	/** When a deal that entered a stage counts as standing still, or null for never. */
	@Nullable Instant stall(StageView stage, @Nullable BranchId branch, Instant entered) {
		Integer minutes = stage.stallAfterMinutes();
		if (minutes == null || !stage.open()) {
			return null;
		}
		BranchDetails place = place(branch);
		Duration limit = Duration.ofMinutes(minutes);
		return (place != null) ? WorkingTime.plus(place, this.time.zone(), entered, limit) : entered.plus(limit);
	}

	/**
	 * When the next step is due: for a booking on the working day before, when the
	 * patient is asked to confirm; else when half of the stage's limit is over.
	 */
	@Nullable Instant due(StageView stage, @Nullable BranchId branch, @Nullable Instant startsAt, Instant entered) {
		ZoneId zone = this.time.zone();
		BranchDetails place = place(branch);
		if (stage.ref().equals(Stages.BOOKED) && startsAt != null) {
			LocalDate before = (place != null) ? WorkingTime.dayBefore(place, zone, this.time.dayOf(startsAt))
					: this.time.dayOf(startsAt).minusDays(1);
			return (place != null) ? WorkingTime.opens(place, zone, before) : this.time.startOf(before);
		}
		if (stage.ref().equals(Stages.CONFIRMED)) {
			return startsAt;
		}
		Integer minutes = stage.stallAfterMinutes();
		if (minutes == null || !stage.open()) {
			return null;
		}
		Duration half = Duration.ofMinutes(Math.max(1, minutes / 2));
		return (place != null) ? WorkingTime.plus(place, zone, entered, half) : entered.plus(half);
	}

	/** The working day before a day at a branch. */
	LocalDate workingDayBefore(@Nullable BranchId branch, LocalDate day) {
		BranchDetails place = place(branch);
		return (place != null) ? WorkingTime.dayBefore(place, this.time.zone(), day) : day.minusDays(1);
	}

	private @Nullable BranchDetails place(@Nullable BranchId branch) {
		return this.branches.details()
			.stream()
			.filter((details) -> (branch != null) ? details.branch().id().equals(branch) : details.branch().active())
			.findFirst()
			.orElse(null);
	}

}
