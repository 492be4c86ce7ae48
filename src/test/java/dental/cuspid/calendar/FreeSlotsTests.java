package dental.cuspid.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.clinic.BranchDetails;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.clinic.BranchView;
import dental.cuspid.clinic.OpeningHours;
import dental.cuspid.clinic.OpeningHours.Interval;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Free times (BASE-5), also on days with 23 and 25 hours.
 */
class FreeSlotsTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

	private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

	private static final Duration HALF_HOUR = Duration.ofMinutes(30);

	@Test
	void firstFreeTimeIsTheOpening() {
		assertThat(find(BERLIN, TUESDAY, List.of(), at(BERLIN, TUESDAY, 6, 0), HALF_HOUR, 1))
			.containsExactly(at(BERLIN, TUESDAY, 8, 0));
	}

	@Test
	void nothingBeforeTheTimeAskedFor() {
		assertThat(find(BERLIN, TUESDAY, List.of(), at(BERLIN, TUESDAY, 9, 1), HALF_HOUR, 1))
			.containsExactly(at(BERLIN, TUESDAY, 9, 15));
	}

	@Test
	void takenTimesAreLeftOut() {
		List<TimeRange> busy = List.of(range(BERLIN, TUESDAY, 8, 0, 9, 0), range(BERLIN, TUESDAY, 9, 20, 10, 10));
		assertThat(find(BERLIN, TUESDAY, busy, at(BERLIN, TUESDAY, 8, 0), HALF_HOUR, 1))
			.containsExactly(at(BERLIN, TUESDAY, 10, 15));
		assertThat(find(BERLIN, TUESDAY, busy, at(BERLIN, TUESDAY, 8, 0), Duration.ofMinutes(15), 1))
			.containsExactly(at(BERLIN, TUESDAY, 9, 0));
	}

	@Test
	void aVisitEndsBeforeTheBreak() {
		assertThat(find(BERLIN, TUESDAY, List.of(), at(BERLIN, TUESDAY, 11, 45), HALF_HOUR, 2))
			.containsExactly(at(BERLIN, TUESDAY, 13, 0), at(BERLIN, TUESDAY, 14, 0));
		assertThat(find(BERLIN, TUESDAY, List.of(), at(BERLIN, TUESDAY, 11, 30), HALF_HOUR, 1))
			.containsExactly(at(BERLIN, TUESDAY, 11, 30));
	}

	@Test
	void aVisitLongerThanTheHoursNeverFits() {
		assertThat(find(BERLIN, TUESDAY, List.of(), at(BERLIN, TUESDAY, 0, 0), Duration.ofHours(6), 5)).isEmpty();
	}

	@Test
	void onTheDayTheClockGoesBackTheHoursOfTheClockHold() {
		LocalDate sunday = LocalDate.of(2026, 10, 25);
		List<Instant> found = FreeSlots.find(roundTheClock(BERLIN, sunday), List.of(), HALF_HOUR,
				at(BERLIN, sunday, 0, 0), Duration.ofMinutes(30), 500);
		assertThat(found).hasSize(48 + 2);
		assertThat(found.getFirst()).isEqualTo(Instant.parse("2026-10-24T22:00:00Z"));
		assertThat(found.getLast()).isEqualTo(Instant.parse("2026-10-25T22:30:00Z"));
		assertThat(find(BERLIN, sunday, List.of(), at(BERLIN, sunday, 4, 0), HALF_HOUR, 1))
			.containsExactly(Instant.parse("2026-10-25T07:00:00Z"));
	}

	@Test
	void onTheDayTheClockGoesForwardTheHoursOfTheClockHold() {
		LocalDate sunday = LocalDate.of(2027, 3, 28);
		List<Instant> found = FreeSlots.find(roundTheClock(BERLIN, sunday), List.of(), HALF_HOUR,
				at(BERLIN, sunday, 0, 0), Duration.ofMinutes(30), 500);
		assertThat(found).hasSize(48 - 2);
		assertThat(clock(found)).doesNotContain(LocalTime.of(2, 0), LocalTime.of(2, 30)).contains(LocalTime.of(3, 0));
		assertThat(find(BERLIN, sunday, List.of(), at(BERLIN, sunday, 4, 0), HALF_HOUR, 1))
			.containsExactly(Instant.parse("2027-03-28T06:00:00Z"));
	}

	@Test
	void aBookingOverTheChangeTakesItsRealTime() {
		LocalDate sunday = LocalDate.of(2026, 10, 25);
		Instant before = sunday.atTime(2, 30).atZone(BERLIN).withEarlierOffsetAtOverlap().toInstant();
		List<TimeRange> busy = List.of(new TimeRange(before, before.plus(Duration.ofHours(1))));
		assertThat(FreeSlots.find(roundTheClock(BERLIN, sunday), busy, HALF_HOUR, before, HALF_HOUR, 1))
			.containsExactly(Instant.parse("2026-10-25T01:30:00Z"));
	}

	@Test
	void almatyKnowsNoClockChange() {
		for (LocalDate day : List.of(LocalDate.of(2026, 10, 25), LocalDate.of(2027, 3, 28))) {
			assertThat(FreeSlots.find(roundTheClock(ALMATY, day), List.of(), HALF_HOUR, at(ALMATY, day, 0, 0),
					HALF_HOUR, 500))
				.hasSize(48)
				.startsWith(day.atStartOfDay(ALMATY).toInstant());
		}
	}

	@Property(tries = 300)
	void whatIsFoundIsOpenFreeAndOrdered(@ForAll @Size(max = 12) List<@IntRange(max = 700) Integer> starts,
			@ForAll @IntRange(min = 5, max = 240) int length, @ForAll @IntRange(max = 1440) int notBefore) {
		Instant midnight = TUESDAY.atStartOfDay(BERLIN).toInstant();
		List<TimeRange> busy = starts.stream()
			.map((minute) -> new TimeRange(midnight.plusSeconds(minute * 60L),
					midnight.plusSeconds((minute + 17) * 60L)))
			.toList();
		Instant from = midnight.plusSeconds(notBefore * 60L);
		List<TimeRange> open = open(BERLIN, TUESDAY);
		List<Instant> found = FreeSlots.find(open, busy, Duration.ofMinutes(length), from, Duration.ofMinutes(15), 200);
		assertThat(found).isSorted().doesNotHaveDuplicates().allSatisfy((start) -> {
			var wanted = new TimeRange(start, start.plusSeconds(length * 60L));
			assertThat(start).isAfterOrEqualTo(from);
			assertThat(busy).noneMatch(wanted::overlaps);
			assertThat(open).anyMatch((hours) -> !start.isBefore(hours.from()) && !wanted.to().isAfter(hours.to()));
		});
	}

	private static List<Instant> find(ZoneId zone, LocalDate day, List<TimeRange> busy, Instant from, Duration length,
			int limit) {
		return FreeSlots.find(open(zone, day), busy, length, from, Duration.ofHours(1), limit);
	}

	/** Eight to twelve and one to six, every day. */
	private static List<TimeRange> open(ZoneId zone, LocalDate day) {
		return periods(zone, day, List.of(new Interval(LocalTime.of(8, 0), LocalTime.of(12, 0)),
				new Interval(LocalTime.of(13, 0), LocalTime.of(18, 0))));
	}

	private static List<TimeRange> roundTheClock(ZoneId zone, LocalDate day) {
		return periods(zone, day, List.of(new Interval(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
	}

	private static List<TimeRange> periods(ZoneId zone, LocalDate day, List<Interval> hours) {
		Map<DayOfWeek, List<Interval>> week = Stream.of(DayOfWeek.values())
			.collect(Collectors.toMap((weekday) -> weekday, (weekday) -> hours));
		var branch = new BranchDetails(new BranchView(BranchId.next(), "B", "Branch", null, null, true),
				new OpeningHours(week), Set.of());
		var open = new ArrayList<TimeRange>();
		branch.periods(day, zone).forEach((period) -> open.add(new TimeRange(period.from(), period.to())));
		return open;
	}

	private static List<LocalTime> clock(List<Instant> instants) {
		return instants.stream().map((instant) -> instant.atZone(BERLIN).toLocalTime()).toList();
	}

	private static Instant at(ZoneId zone, LocalDate day, int hour, int minute) {
		return ZonedDateTime.of(day, LocalTime.of(hour, minute), zone).toInstant();
	}

	private static TimeRange range(ZoneId zone, LocalDate day, int hour, int minute, int toHour, int toMinute) {
		return new TimeRange(at(zone, day, hour, minute), at(zone, day, toHour, toMinute));
	}

}
