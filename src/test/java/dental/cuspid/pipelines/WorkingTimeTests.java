package dental.cuspid.pipelines;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dental.cuspid.clinic.BranchDetails;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.OpeningHours;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stall limits run only while the branch is open (definition "working time").
 */
class WorkingTimeTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

	private static final LocalDate HOLIDAY = LocalDate.of(2026, 11, 23);

	@Test
	void theClockStopsOverNightWeekendAndHoliday() {
		BranchDetails branch = branch();
		assertThat(WorkingTime.plus(branch, BERLIN, at(FRIDAY, 17, 50), Duration.ofMinutes(15)))
			.isEqualTo(at(FRIDAY.plusDays(4), 9, 5));
		assertThat(WorkingTime.plus(branch, BERLIN, at(FRIDAY, 10, 0), Duration.ofHours(2)))
			.isEqualTo(at(FRIDAY, 12, 0));
		assertThat(WorkingTime.plus(branch, BERLIN, at(FRIDAY.plusDays(1), 3, 0), Duration.ofMinutes(1)))
			.isEqualTo(at(FRIDAY.plusDays(4), 9, 1));
	}

	@Test
	void theWorkingDayBeforeSkipsClosedDays() {
		BranchDetails branch = branch();
		assertThat(WorkingTime.dayBefore(branch, BERLIN, FRIDAY.plusDays(4))).isEqualTo(FRIDAY);
		assertThat(WorkingTime.dayBefore(branch, BERLIN, FRIDAY)).isEqualTo(FRIDAY.minusDays(1));
	}

	@Property(tries = 500)
	void exactlyTheTimeAskedForIsWorkedInBetween(@ForAll @IntRange(max = 60 * 24 * 400) int start,
			@ForAll @IntRange(min = 1, max = 60 * 8 * 20) int minutes) {
		BranchDetails branch = branch();
		Instant from = at(LocalDate.of(2026, 1, 1), 0, 0).plus(Duration.ofMinutes(start));
		Instant end = WorkingTime.plus(branch, BERLIN, from, Duration.ofMinutes(minutes));
		assertThat(worked(branch, from, end)).isEqualTo(Duration.ofMinutes(minutes));
		assertThat(branch.open(end.minusSeconds(1), end, BERLIN)).isTrue();
	}

	private static Duration worked(BranchDetails branch, Instant from, Instant to) {
		Duration sum = Duration.ZERO;
		LocalDate last = to.atZone(BERLIN).toLocalDate();
		for (LocalDate day = from.atZone(BERLIN).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
			for (var period : branch.periods(day, BERLIN)) {
				Instant begin = period.from().isBefore(from) ? from : period.from();
				Instant end = period.to().isAfter(to) ? to : period.to();
				if (begin.isBefore(end)) {
					sum = sum.plus(Duration.between(begin, end));
				}
			}
		}
		return sum;
	}

	private static BranchDetails branch() {
		Map<DayOfWeek, List<OpeningHours.Interval>> week = new EnumMap<>(DayOfWeek.class);
		for (DayOfWeek day : DayOfWeek.values()) {
			if (day.getValue() < 6) {
				week.put(day, List.of(new OpeningHours.Interval(LocalTime.of(9, 0), LocalTime.of(13, 0)),
						new OpeningHours.Interval(LocalTime.of(14, 0), LocalTime.of(18, 0))));
			}
		}
		return new BranchDetails(view(), new OpeningHours(week), Set.of(HOLIDAY));
	}

	private static BranchView view() {
		return new BranchView(BranchId.next(), "M", "Mitte", null, null, true);
	}

	private static Instant at(LocalDate day, int hour, int minute) {
		return day.atTime(hour, minute).atZone(BERLIN).toInstant();
	}

}
