package dental.cuspid.cashback;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

import dental.cuspid.IntegrationTest;
import dental.cuspid.cashback.RulePicture.Kind;
import dental.cuspid.cashback.RulePicture.Stretch;
import dental.cuspid.checkout.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The picture of a rule shows each gap and edge, and the sentences say the same in the
 * three languages.
 */
@IntegrationTest
class RulePictureTests {

	private static final Currency KZT = Currency.getInstance("KZT");

	private static final RuleTerms TERMS = terms(Audience.ALL, Basis.CUMULATIVE,
			interval("400000", null, Reward.DISCOUNT, RewardUnit.PERCENT, "5"),
			interval("150000", "300000", Reward.BONUS, RewardUnit.PERCENT, "3"));

	@Autowired
	private MessageSource messages;

	@Test
	void theAxisShowsWhatIsBelowBetweenAndAbove() {
		RulePicture picture = RulePicture.of(TERMS);
		assertThat(picture.stretches()).extracting(Stretch::kind)
			.containsExactly(Kind.BELOW, Kind.BONUS, Kind.GAP, Kind.DISCOUNT);
		assertThat(picture.stretches()).extracting((stretch) -> stretch.from().toPlainString())
			.containsExactly("0", "150000", "300000", "400000");
		RulePicture closed = RulePicture
			.of(terms(Audience.ALL, Basis.VISIT, interval("0", "100", Reward.BONUS, RewardUnit.AMOUNT, "5")));
		assertThat(closed.stretches()).extracting(Stretch::kind).containsExactly(Kind.BONUS, Kind.ABOVE);
	}

	@Test
	void stretchesCoverTheAxisWithoutOverlapAndNoneVanishes() {
		var intervals = new ArrayList<Interval>();
		for (int i = 0; i < 8; i++) {
			intervals.add(interval(String.valueOf(1 + i * i * 1000), String.valueOf(2 + i * i * 1000), Reward.BONUS,
					RewardUnit.AMOUNT, "5"));
		}
		RulePicture picture = RulePicture.of(terms(Audience.ALL, Basis.VISIT, intervals.toArray(Interval[]::new)));
		int at = 0;
		for (Stretch stretch : picture.stretches()) {
			assertThat(stretch.x()).isEqualTo(at);
			assertThat(stretch.width()).isGreaterThanOrEqualTo(15);
			at += stretch.width();
		}
		assertThat(at).isEqualTo(picture.width());
	}

	@Test
	void sentencesSayIntervalsGapsAndWhatDoesNotCount() {
		assertThat(say(Locale.ENGLISH))
			.isEqualTo("Counts without time limit. Below 150,000.00\u00a0₸ there is nothing. "
					+ "Every patient who paid from 150,000.00\u00a0₸ to below 300,000.00\u00a0₸ in money on earlier visits gets "
					+ "a bonus of 3 % of the money paid for the visit. "
					+ "Between 300,000.00\u00a0₸ and 400,000.00\u00a0₸ there is nothing. "
					+ "Every patient who paid from 400,000.00\u00a0₸ in money on earlier visits gets "
					+ "a discount of 5 % on the whole receipt. The present visit does not count towards that sum. "
					+ "Where several rules fit, only the best one for the patient counts; "
					+ "among equals the lower priority number, here 100.");
		assertThat(say(Locale.GERMAN)).contains("Zwischen 300.000,00\u00a0₸ und 400.000,00\u00a0₸ gibt es nichts.")
			.contains("einen Nachlass von 5 % auf den ganzen Beleg");
		assertThat(say(Locale.of("ru"))).contains("Между 300\u00a0000,00\u00a0₸ и 400\u00a0000,00\u00a0₸ ничего нет.")
			.contains("бонус 3 % от денег, оплаченных за визит");
	}

	@Test
	void problemsStandWhereTheIntervalWasTyped() {
		RuleTerms typed = terms(Audience.ALL, Basis.VISIT, interval("300", null, Reward.BONUS, RewardUnit.AMOUNT, "5"),
				interval("0", "300.01", Reward.BONUS, RewardUnit.AMOUNT, "5"));
		assertThat(typed.problems(2)).extracting((problem) -> problem.field()).containsExactly("intervals[1].from");
		assertThat(typed.problems(0)).extracting((problem) -> problem.field())
			.containsExactly("intervals[1].to", "intervals[1].from");
	}

	private String say(Locale locale) {
		return String.join(" ",
				RuleSentences.of(TERMS, KZT)
					.stream()
					.map((Reason reason) -> this.messages.getMessage(reason, locale))
					.toList());
	}

	private static RuleTerms terms(Audience audience, Basis basis, Interval... intervals) {
		return new RuleTerms("Picture", audience, basis, null, null, true, false, 100, List.of(intervals));
	}

	private static Interval interval(String from, @Nullable String to, Reward reward, RewardUnit unit, String value) {
		return new Interval(new BigDecimal(from), (to != null) ? new BigDecimal(to) : null,
				List.of(new Condition(reward, unit, new BigDecimal(value))));
	}

}
