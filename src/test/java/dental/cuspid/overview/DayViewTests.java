package dental.cuspid.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.DayAppointment;
import dental.cuspid.calendar.VisitType;
import dental.cuspid.clinic.BranchId;
import dental.cuspid.patients.PatientBrief;
import dental.cuspid.patients.PatientId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The day by practitioner on the first page, within its bounds.
 */
class DayViewTests {

	@Test
	void aDayOfAClinicShowsEverybody() {
		DayView view = DayView.of(day(6, 12), false);
		assertThat(view.groups()).hasSize(6).allSatisfy((group) -> assertThat(group.rows()).hasSize(12));
		assertThat(view.more()).isZero();
		assertThat(view.booked()).isEqualTo(72);
	}

	@Test
	void aDayTooLargeForAPageLeavesTheRestToTheCalendar() {
		DayView view = DayView.of(day(40, 12), false);
		assertThat(view.groups()).hasSize(16).allSatisfy((group) -> assertThat(group.rows()).hasSize(12));
		assertThat(view.more()).isEqualTo(480 - 192);
		assertThat(view.booked()).isEqualTo(480);
	}

	@Test
	void oneBusyPractitionerIsShownWhole() {
		DayView view = DayView.of(day(1, 300), false);
		assertThat(view.groups()).singleElement().satisfies((group) -> assertThat(group.rows()).hasSize(300));
		assertThat(view.more()).isZero();
	}

	private static List<DayAppointment> day(int practitioners, int visits) {
		List<DayAppointment> day = new ArrayList<>();
		Instant start = Instant.parse("2027-03-01T08:00:00Z");
		for (int i = 0; i < practitioners; i++) {
			for (int j = 0; j < visits; j++) {
				day.add(new DayAppointment(AppointmentId.next(),
						new PatientBrief(PatientId.next(), null, "Muster, Ada", null, null),
						new BranchId(UUID.randomUUID()), null, "Dr. %02d".formatted(i), null, null, null, null,
						start.plusSeconds(900L * j), start.plusSeconds(900L * j + 900), AppointmentState.BOOKED,
						VisitType.REPEAT, false, null, null, null, 0));
			}
		}
		return day;
	}

}
