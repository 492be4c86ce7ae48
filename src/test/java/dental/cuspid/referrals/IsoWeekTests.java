package dental.cuspid.referrals;

import java.time.LocalDate;

import dental.cuspid.shared.RuleViolation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Weeks run from Monday to Sunday and belong to the year of their Thursday (COUP-15).
 */
class IsoWeekTests {

	@ParameterizedTest
	@CsvSource({ "2027-W05,2027-02-01,2027-02-07", "2026-W53,2026-12-28,2027-01-03", "2027-W01,2027-01-04,2027-01-10",
			"2024-W09,2024-02-26,2024-03-03" })
	void aWeekHasItsDays(String text, LocalDate from, LocalDate to) {
		IsoWeek week = IsoWeek.parse(text);
		assertThat(week.from()).isEqualTo(from);
		assertThat(week.to()).isEqualTo(to);
		assertThat(week).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2027-W53", "2027-W00", "2027-W5", "2027-05", "W05", "", "2027-W054", "2026-W99" })
	void otherTextsAreRefused(String text) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> IsoWeek.parse(text));
	}

	@Property
	void everyDayIsInItsWeek(@ForAll @IntRange(min = -200_000, max = 200_000) int days) {
		LocalDate day = LocalDate.of(2027, 1, 1).plusDays(days);
		if (day.getYear() < 1600 || day.getYear() > 2500) {
			return;
		}
		IsoWeek week = IsoWeek.of(day);
		assertThat(day).isBetween(week.from(), week.to());
		assertThat(IsoWeek.parse(week.toString())).isEqualTo(week);
		assertThat(week.next().previous()).isEqualTo(week);
		assertThat(week.next().from()).isEqualTo(week.to().plusDays(1));
	}

}
