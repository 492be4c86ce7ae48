package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dental.cuspid.shared.Money;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept with a receipt is read as it was written.
 */
class ReasonJsonTests {

	@Test
	void keepsEveryKindOfArgument() {
		var reason = Reason.of("a.b.c", "text «with» \"quotes\"", 5L, new BigDecimal("2.5"), Money.of("12.00", "EUR"),
				LocalDate.of(2027, 1, 31), Reason.of("d.e.f", Money.of("700", "JPY")));
		assertThat(ReasonJson.readReason(ReasonJson.write(reason))).isEqualTo(reason);
	}

	@Test
	void keepsAssessments() {
		var kept = List.of(new FrozenAssessment("cashback", "{\"any\":\"notes\"}"),
				new FrozenAssessment("referrals", ""));
		assertThat(ReasonJson.readAssessments(ReasonJson.write(kept))).isEqualTo(kept);
	}

	@Test
	void readsAssessmentsOfWhenTheirWordsWereKeptToo() {
		assertThat(ReasonJson.readAssessments("""
				[{"program":"cashback","basis":"{\\"any\\":\\"notes\\"}","expectedBonus":"7.14",
				"explanation":[{"code":"a.b.c","args":[{"money":"1.000","currency":"KWD"}]}]}]"""))
			.containsExactly(new FrozenAssessment("cashback", "{\"any\":\"notes\"}"));
	}

}
