package dental.cuspid.clinic.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

import dental.cuspid.clinic.OpeningHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hours and days as people write them.
 */
class HoursTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "8-12|08:00-12:00", "8-12, 14-18:30|08:00-12:00, 14:00-18:30", "8.30 – 20.00|08:30-20:00",
					"18-24|18:00-24:00", "0-24|00:00-24:00", "''|''", "9-10;11-12|09:00-10:00, 11:00-12:00" })
	void readableHours(String typed, String kept) {
		assertThat(HoursText.write(HoursText.read(typed).orElseThrow())).isEqualTo(kept);
	}

	@ParameterizedTest
	@ValueSource(strings = { "eight", "8", "8-", "25-26", "12-8", "8:75-9", "8-12-14", "8-12,," + " x" })
	void unreadableHours(String typed) {
		assertThat(HoursText.read(typed)).isEmpty();
	}

	@Test
	void daysInBothSpellings() {
		assertThat(HoursText.readDays("25.12.2026\n\n2026-12-24, 1.1.2027").orElseThrow())
			.containsExactly(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
		assertThat(HoursText.readDays("31.2.2026")).isEmpty();
		assertThat(HoursText.readDays("")).hasValueSatisfying((days) -> assertThat(days).isEmpty());
	}

	@Test
	void daysWithTheSameHoursStandTogether() {
		assertThat(HoursText.week(OpeningHours.usual(), Locale.ENGLISH)).containsExactly("Mon–Fri 08:00-20:00",
				"Sat 09:00-15:00");
		assertThat(OpeningHours.usual().on(DayOfWeek.SUNDAY)).isEmpty();
	}

}
