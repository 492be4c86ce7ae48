package dental.cuspid.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.StaticMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * X-5, BASE-7: the chain of causes goes down to the payment.
 */
class CauseChainsTests {

	private static final Cause REFERRAL = new Cause("REFERRAL", "r1");

	private static final Cause PAYMENT = new Cause("PAYMENT", "p1");

	private final StaticMessageSource messages = new StaticMessageSource();

	CauseChainsTests() {
		LocaleContextHolder.setLocale(Locale.ENGLISH);
		this.messages.addMessage("referral", Locale.ENGLISH, "Recommendation of {0}");
		this.messages.addMessage("payment", Locale.ENGLISH, "Payment {0}");
	}

	@Test
	void followsACauseDownToThePayment() {
		var chains = chains(new Known(
				Map.of(REFERRAL, view("referral", "Ben", PAYMENT), PAYMENT, view("payment", "2026-0377", null))));
		assertThat(chains.of(List.of(REFERRAL, PAYMENT)).get(REFERRAL)).extracting(Explanation.Step::title)
			.containsExactly("Recommendation of Ben", "Payment 2026-0377");
	}

	@Test
	void aCauseNobodyExplainsHasAnEmptyChain() {
		assertThat(chains(new Known(Map.of())).of(List.of(REFERRAL)).get(REFERRAL)).isEmpty();
	}

	@Test
	void causesInACircleEnd() {
		var chains = chains(new Known(
				Map.of(REFERRAL, view("referral", "Ben", PAYMENT), PAYMENT, view("payment", "2026-0377", REFERRAL))));
		assertThat(chains.of(List.of(REFERRAL)).get(REFERRAL)).hasSizeBetween(2, 8);
	}

	private CauseChains chains(CauseExplainer explainer) {
		return new CauseChains(new ObjectProvider<>() {

			@Override
			public Stream<CauseExplainer> stream() {
				return Stream.of(explainer);
			}

		}, this.messages);
	}

	private static CauseView view(String code, String arg, @Nullable Cause parent) {
		return new CauseView(code, List.of(arg), "/somewhere", Instant.EPOCH, parent);
	}

	private record Known(Map<Cause, CauseView> causes) implements CauseExplainer {

		@Override
		public boolean explains(String causeType) {
			return this.causes.keySet().stream().anyMatch((cause) -> cause.type().equals(causeType));
		}

		@Override
		public CauseView view(String causeId) {
			return this.causes.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().id().equals(causeId))
				.findFirst()
				.orElseThrow()
				.getValue();
		}

	}

}
