package dental.cuspid.plans;

import java.util.List;
import java.util.Set;

import dental.cuspid.shared.RuleViolation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Teeth and areas in FDI notation.
 */
class ToothSiteTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "26|26", " 26 , 14|14, 26", "16-14|16, 15, 14", "12–22|12, 11, 21, 22",
			"46;47|47, 46", "00|00", "10 20|10, 20", "55-53|55, 54, 53", "11 11|11", "31-33|31, 32, 33" })
	void readsTeethAndAreas(String typed, String written) {
		assertThat(ToothSite.read(typed).orElseThrow()).hasToString(written);
	}

	@ParameterizedTest
	@ValueSource(strings = { "19", "9", "56", "16-46", "11-51", "x", "16-", "1 6", "99", "00-10", "-3" })
	void refusesWhatIsNoTooth(String typed) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> ToothSite.read(typed));
	}

	@Test
	void nothingTypedIsNoPlace() {
		assertThat(ToothSite.read("  ")).isEmpty();
		assertThat(ToothSite.read(null)).isEmpty();
	}

	@Property
	void whatIsWrittenIsReadAsTheSame(@ForAll("teeth") Set<String> teeth) {
		ToothSite site = ToothSite.read(String.join(" ", teeth)).orElseThrow();
		assertThat(site.codes()).containsExactlyInAnyOrderElementsOf(teeth);
		assertThat(ToothSite.read(site.toString())).contains(site);
	}

	@Provide
	Arbitrary<Set<String>> teeth() {
		return Arbitraries
			.of(List.of(ToothSite.UPPER, ToothSite.LOWER, ToothSite.UPPER_DECIDUOUS, ToothSite.AREAS)
				.stream()
				.flatMap(List::stream)
				.toList())
			.set()
			.ofMinSize(1)
			.ofMaxSize(12);
	}

}
