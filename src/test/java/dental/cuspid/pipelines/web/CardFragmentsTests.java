package dental.cuspid.pipelines.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.patients.PatientId;
import dental.cuspid.pipelines.BoardView;
import dental.cuspid.pipelines.DealId;
import dental.cuspid.pipelines.StageService;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.pipelines.Stages;
import dental.cuspid.shared.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A kept card reads as a new one would, for whoever looks at it.
 */
@IntegrationTest
class CardFragmentsTests {

	private static final Instant NOW = Instant.parse("2026-11-20T13:41:27Z");

	@Autowired
	private Cards cards;

	@Autowired
	private CardFragments fragments;

	@Autowired
	private StageService stages;

	@Autowired
	private TestStaff people;

	@Test
	void aCardReadsTheSameUntilItsTimeIsOver() {
		var random = new Random(42);
		StageView stage = stage();
		for (int i = 0; i < 300; i++) {
			Locale locale = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("ru")).get(i % 3);
			Instant now = NOW.plusSeconds(random.nextInt(86_400));
			BoardView.Card card = card(random, now);
			Cards.Words words = this.cards.words(stage, locale, now);
			Instant until = words.until(card);
			assertThat(until).isAfter(now);
			for (int j = 0; j < 20; j++) {
				Instant later = (j == 0) ? until.minusMillis(1)
						: now.plusMillis((long) (Duration.between(now, until).toMillis() * random.nextDouble()));
				assertThat(this.cards.words(stage, locale, later).card(card)).as("%s at %s", card, later)
					.isEqualTo(words.card(card));
			}
		}
	}

	@Test
	void whatOneMayDoIsNotKeptForAnother() {
		StageView stage = stage();
		var shown = List.of(card(new Random(7), Instant.now()));
		String moving = html(shown, stage, true, Locale.ENGLISH);
		assertThat(moving).contains("/move?back=");
		assertThat(html(shown, stage, false, Locale.ENGLISH)).doesNotContain("/move");
		assertThat(html(shown, stage, true, Locale.GERMAN)).isNotEqualTo(moving).contains("verschieben");
		assertThat(html(shown, stage, true, Locale.ENGLISH)).isEqualTo(moving);
	}

	@Test
	void whatWasTypedIsEscaped() {
		var card = card("<b>&\"'", new Random(3), Instant.now());
		String html = html(List.of(card), stage(), true, Locale.ENGLISH);
		assertThat(html).doesNotContain("<b>").contains("&lt;b&gt;&amp;&quot;");
	}

	private StageView stage() {
		return this.people.asAdmin(() -> this.stages.get(Stages.REQUEST_IN_WORK));
	}

	private String html(List<BoardView.Card> shown, StageView stage, boolean mayMove, Locale locale) {
		return this.fragments.of(shown, stage, mayMove, "/boards/appointments?branch=x&show=mine", locale).html();
	}

	private static BoardView.Card card(Random random, Instant now) {
		return card("Brandt, Viktor", random, now);
	}

	private static BoardView.Card card(String name, Random random, Instant now) {
		Instant since = now.minusSeconds(random.nextInt(1 + (1 << random.nextInt(22))));
		Instant stallAt = moment(random, since);
		boolean stalled = stallAt != null && stallAt.isBefore(now);
		return new BoardView.Card(new DealId(new UUID(random.nextLong(), 1)), "IN_WORK",
				new PatientId(new UUID(random.nextLong(), 2)), name, "+4915112345678",
				random.nextBoolean() ? name : null, "Implant",
				Money.of(new java.math.BigDecimal("640.00"), java.util.Currency.getInstance("EUR")), name, "nora",
				since, moment(random, now), moment(random, now), stallAt, stalled, stalled ? null : moment(random, now),
				random.nextBoolean(), 2, null, 1);
	}

	private static @Nullable Instant moment(Random random, Instant near) {
		return random.nextInt(3) == 0 ? null : near.plusSeconds(random.nextInt(200_000) - 60_000);
	}

}
