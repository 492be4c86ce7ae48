package dental.cuspid.messaging;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HookLimitsTests {

	private final HookLimits limits = new HookLimits();

	@Test
	void aFloodHoldsBackOnlyItsOwnSender() {
		long held = IntStream.range(0, 5000).filter((call) -> this.limits.channel("flooding") > 0).count();
		assertThat(held).isPositive();
		assertThat(this.limits.channel("quiet")).isZero();
	}

	@Test
	void aFormHasASmallAllowanceForEachAddress() {
		IntStream.range(0, 10).forEach((call) -> assertThat(this.limits.form("form", "192.0.2.1")).isZero());
		assertThat(this.limits.form("form", "192.0.2.1")).isPositive();
		assertThat(this.limits.form("form", "192.0.2.2")).isZero();
	}

}
