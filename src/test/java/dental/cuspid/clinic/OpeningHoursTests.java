package dental.cuspid.clinic;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dental.cuspid.clinic.OpeningHours.Interval;
import dental.cuspid.shared.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * When a branch is open (BASE-5): breaks, midnight, holidays, and the two days a year on
 * which the clock changes.
 */
class OpeningHoursTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

	@ParameterizedTest
	@CsvSource({ "2026-11-23T08:00, 2026-11-23T20:00, true", "2026-11-23T08:00, 2026-11-23T08:30, true",
			"2026-11-23T19:30, 2026-11-23T20:30, false", "2026-11-23T07:59, 2026-11-23T08:30, false",
			"2026-11-28T09:00, 2026-11-28T15:00, true", "2026-11-28T14:30, 2026-11-28T15:01, false",
			"2026-11-29T10:00, 2026-11-29T11:00, false", "2026-11-23T19:00, 2026-11-24T09:00, false",
			"2026-11-23T08:00, 2027-11-23T08:00, false" })
	void usualHoursAreMondayToSaturday(String from, String to, boolean open) {
		for (ZoneId zone : List.of(BERLIN, ALMATY)) {
			assertThat(branch(OpeningHours.usual()).open(at(from, zone), at(to, zone), zone)).isEqualTo(open);
		}
	}

	@ParameterizedTest
	@CsvSource({ "08:00, 12:00, true", "11:30, 12:30, false", "12:15, 12:45, false", "13:00, 14:00, true",
			"08:00, 18:00, false", "14:00, 18:00, true" })
	void aBreakIsNotOpenAndTwoStretchesThatMeetAreOne(String from, String to, boolean open) {
		var hours = new OpeningHours(Map.of(DayOfWeek.MONDAY,
				List.of(hours("16:00", "18:00"), hours("08:00", "12:00"), hours("13:00", "16:00"))));
		assertThat(branch(hours).open(at("2026-11-23T" + from, BERLIN), at("2026-11-23T" + to, BERLIN), BERLIN))
			.isEqualTo(open);
	}

	@Test
	void aNightIsOneStretchAcrossMidnight() {
		var hours = new OpeningHours(Map.of(DayOfWeek.MONDAY, List.of(hours("20:00", "00:00")), DayOfWeek.TUESDAY,
				List.of(hours("00:00", "06:00"))));
		assertThat(branch(hours).open(at("2026-11-23T23:00", BERLIN), at("2026-11-24T02:00", BERLIN), BERLIN)).isTrue();
		assertThat(branch(hours).open(at("2026-11-24T05:00", BERLIN), at("2026-11-24T07:00", BERLIN), BERLIN))
			.isFalse();
	}

	@Test
	void aHolidayIsClosed() {
		var branch = new BranchDetails(view(), OpeningHours.usual(), Set.of(LocalDate.of(2026, 12, 25)));
		assertThat(branch.open(at("2026-12-25T10:00", BERLIN), at("2026-12-25T11:00", BERLIN), BERLIN)).isFalse();
		assertThat(branch.open(at("2026-12-24T10:00", BERLIN), at("2026-12-24T11:00", BERLIN), BERLIN)).isTrue();
		assertThat(branch.periods(LocalDate.of(2026, 12, 25), BERLIN)).isEmpty();
	}

	@Test
	void theNightTheClockGoesForwardIsAnHourShorter() {
		// 28 March 2027, 2:00 becomes 3:00 in Berlin
		var always = always();
		OpenPeriod day = branch(always).periods(LocalDate.of(2027, 3, 28), BERLIN).getFirst();
		assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(23));
		assertThat(branch(always).open(at("2027-03-28T01:30", BERLIN), at("2027-03-28T03:30", BERLIN), BERLIN))
			.isTrue();
		assertThat(Duration.between(at("2027-03-28T01:30", BERLIN), at("2027-03-28T03:30", BERLIN)))
			.isEqualTo(Duration.ofHours(1));
		OpenPeriod usual = branch(OpeningHours.usual()).periods(LocalDate.of(2027, 3, 29), BERLIN).getFirst();
		assertThat(usual.from()).isEqualTo(Instant.parse("2027-03-29T06:00:00Z"));
	}

	@Test
	void theNightTheClockGoesBackIsAnHourLonger() {
		// 31 October 2027, 3:00 becomes 2:00 in Berlin
		OpenPeriod day = branch(always()).periods(LocalDate.of(2027, 10, 31), BERLIN).getFirst();
		assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(25));
		var night = new OpeningHours(Map.of(DayOfWeek.SUNDAY, List.of(hours("01:00", "02:30"))));
		OpenPeriod open = branch(night).periods(LocalDate.of(2027, 10, 31), BERLIN).getFirst();
		assertThat(open.to()).as("the second 2:30").isEqualTo(Instant.parse("2027-10-31T01:30:00Z"));
	}

	@Test
	void almatyKeepsOneTimeAllYear() {
		for (LocalDate day : List.of(LocalDate.of(2027, 3, 28), LocalDate.of(2027, 10, 31))) {
			OpenPeriod open = branch(always()).periods(day, ALMATY).getFirst();
			assertThat(Duration.between(open.from(), open.to())).isEqualTo(Duration.ofHours(24));
		}
		assertThat(branch(OpeningHours.usual()).periods(LocalDate.of(2026, 11, 23), ALMATY).getFirst().from())
			.isEqualTo(Instant.parse("2026-11-23T03:00:00Z"));
	}

	@Test
	void hoursThatMakeNoSenseAreRefused() {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> hours("12:00", "12:00"));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> hours("12:00", "08:00"));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> new OpeningHours(Map.of()));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> new OpeningHours(
				Map.of(DayOfWeek.MONDAY, List.of(hours("08:00", "00:00"), hours("09:00", "10:00")))));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> new OpeningHours(
				Map.of(DayOfWeek.MONDAY, List.of(hours("08:00", "12:00"), hours("11:59", "14:00")))));
	}

	private static OpeningHours always() {
		var week = new java.util.EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
		for (DayOfWeek day : DayOfWeek.values()) {
			week.put(day, List.of(hours("00:00", "00:00")));
		}
		return new OpeningHours(week);
	}

	private static BranchDetails branch(OpeningHours hours) {
		return new BranchDetails(view(), hours, Set.of());
	}

	private static BranchView view() {
		return new BranchView(BranchId.next(), "A", "A", null, null, true);
	}

	private static Interval hours(String from, String to) {
		return new Interval(LocalTime.parse(from), LocalTime.parse(to));
	}

	private static Instant at(String local, ZoneId zone) {
		return LocalDateTime.parse(local).atZone(zone).toInstant();
	}

}
