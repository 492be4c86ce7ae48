package dental.cuspid.pipelines.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.pipelines.BoardView;
import dental.cuspid.pipelines.StageView;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.stereotype.Component;

/**
 * Keeps the finished cards of boards, which many people look at and few change. A card is
 * rendered from its key alone and the key holds all that is shown (the row as the viewer
 * was allowed to read it, the stage, the viewer's language and what the viewer may do),
 * so a kept card is never out of date and shows nobody more than the row just read.
 */
@Component
class CardFragments {

	private static final int MOST_CHARACTERS = 8_000_000;

	private static final Duration UNUSED = Duration.ofMinutes(10);

	private static final int LOOKS = 1000;

	private final SpringTemplateEngine templates;

	private final Cards cards;

	private final ClinicSettingsService settings;

	private final Cache<Key, Kept> kept = Caffeine.newBuilder()
		.maximumWeight(MOST_CHARACTERS)
		.weigher((Key key, Kept fragment) -> fragment.html().length())
		.expireAfterAccess(UNUSED)
		.build();

	/** Each way to look at a column by a number of its own, which no other ever gets. */
	private final Cache<Look, Integer> looks = Caffeine.newBuilder().maximumSize(LOOKS).build();

	private final AtomicInteger last = new AtomicInteger();

	CardFragments(SpringTemplateEngine templates, Cards cards, ClinicSettingsService settings) {
		this.templates = templates;
		this.cards = cards;
		this.settings = settings;
	}

	/**
	 * The cards of one stage.
	 * @param mayMove whether the viewer may move them
	 * @param here address of the board, to come back to
	 */
	Markup of(List<BoardView.Card> shown, StageView stage, boolean mayMove, String here, Locale locale) {
		ClinicSettings clinic = this.settings.current();
		var look = new Look(stage, mayMove, here, locale, clinic.timeZone(), clinic.country());
		Cards.Words words = this.cards.words(stage, locale);
		var html = new StringBuilder();
		int number = this.looks.get(look, (asked) -> this.last.incrementAndGet());
		for (BoardView.Card card : shown) {
			var key = new Key(card, number);
			Kept fragment = this.kept.getIfPresent(key);
			if (fragment == null || !words.now().isBefore(fragment.until())) {
				fragment = new Kept(render(words.card(card), look), words.until(card));
				this.kept.put(key, fragment);
			}
			html.append(fragment.html());
		}
		return new Markup(html.toString());
	}

	private String render(CardView card, Look look) {
		return this.templates.process("pipelines/card", new Context(look.locale(),
				Map.of("c", card, "open", look.stage().open(), "mayMove", look.mayMove(), "here", look.here())));
	}

	/**
	 * What the cards of a column have in common for a viewer.
	 */
	private record Look(StageView stage, boolean mayMove, String here, Locale locale, ZoneId zone, String country) {

	}

	private record Key(BoardView.Card card, int look) {

		@Override
		public int hashCode() {
			return 31 * this.card.id().hashCode() + this.look;
		}

	}

	private record Kept(String html, Instant until) {

	}

}
