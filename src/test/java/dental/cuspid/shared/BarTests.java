package dental.cuspid.shared;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bars repeat their figure for the eye.
 */
class BarTests {

	@Test
	void theLargestIsFullAndTheSmallestIsSeen() {
		assertThat(bars(new BigDecimal("200"), new BigDecimal("50.00"), new BigDecimal("0.01"))).containsExactly(100,
				25, 1);
		assertThat(bars(BigDecimal.ZERO, new BigDecimal("-5"))).containsExactly(0, 0);
		assertThat(bars()).isEmpty();
	}

	@Property
	void aBarStaysInItsPlace(@ForAll List<BigDecimal> values) {
		assertThat(bars(values.toArray(BigDecimal[]::new))).allSatisfy((share) -> assertThat(share).isBetween(0, 100));
	}

	private static List<Integer> bars(BigDecimal... values) {
		return Bar.of(List.of(values), Function.identity()).stream().map(Bar::share).toList();
	}

}
