package dental.cuspid.demo;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import dental.cuspid.demo.DemoVisit.Fate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * BASE-19: the demo clinic is the same on the same day, and full on any day.
 */
class DemoPlanTests {

	private static final LocalDateTime WEDNESDAY = LocalDateTime.parse("2027-03-17T11:20");

	private static final LocalDateTime SUNDAY = LocalDateTime.parse("2026-11-22T12:00");

	@Test
	void theSameMomentGivesTheSameClinic() {
		assertThat(DemoPlan.of(WEDNESDAY)).isEqualTo(DemoPlan.of(WEDNESDAY));
		assertThat(DemoPlan.of(WEDNESDAY.plusHours(2)).patients()).isEqualTo(DemoPlan.of(WEDNESDAY).patients());
		assertThat(DemoPlan.of(WEDNESDAY.plusHours(2)).history()).isEqualTo(DemoPlan.of(WEDNESDAY).history());
	}

	@Test
	void todayShowsEveryStateOnAnyDay() {
		for (LocalDateTime now : Set.of(WEDNESDAY, SUNDAY)) {
			var today = DemoPlan.of(now)
				.visits()
				.stream()
				.filter((visit) -> visit.at().toLocalDate().equals(now.toLocalDate()))
				.toList();
			assertThat(today).hasSizeGreaterThan(10);
			assertThat(today).extracting(DemoVisit::fate)
				.contains(Fate.BOOKED, Fate.CONFIRMED, Fate.ARRIVED, Fate.COMPLETED);
		}
	}

	@Test
	void nothingOverlaps() {
		var visits = DemoPlan.of(WEDNESDAY).visits();
		Set<String> taken = new HashSet<>();
		for (DemoVisit visit : visits) {
			for (int minute = 0; minute < visit.minutes(); minute += 5) {
				assertThat(taken.add(visit.practitioner() + "@" + visit.at().plusMinutes(minute))).isTrue();
			}
		}
	}

	@Test
	void peopleAreManyInThreeLanguagesAndReachNobodyReal() {
		var patients = DemoPlan.of(WEDNESDAY).patients();
		assertThat(patients).hasSizeBetween(110, 140);
		assertThat(patients.stream().map((patient) -> patient.name().language()).collect(Collectors.toSet()))
			.containsExactlyInAnyOrder("de", "ru", "en");
		assertThat(patients).allSatisfy((patient) -> assertThat(patient.phones()).allMatch((phone) -> phone
			.matches("\\+4917139200\\d\\d|\\+493023125\\d{3}|\\+447700900\\d{3}|\\+121255501\\d\\d|\\+7700000\\d{4}")));
		assertThat(patients).allSatisfy((patient) -> {
			if (patient.email() != null) {
				assertThat(patient.email()).endsWith("@example.org");
			}
		});
	}

}
