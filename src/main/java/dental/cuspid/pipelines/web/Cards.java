package dental.cuspid.pipelines.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dental.cuspid.clinic.ClinicSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.pipelines.BoardView;
import dental.cuspid.pipelines.RefusalReason;
import dental.cuspid.pipelines.StageView;
import dental.cuspid.shared.PageFormats;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Puts cards into words once, so that a page of many only prints them.
 */
@Component
class Cards {

	private final MessageSource messages;

	private final ClinicSettingsService settings;

	private final ClinicTime time;

	private final Ages ages;

	Cards(MessageSource messages, ClinicSettingsService settings, ClinicTime time, Ages ages) {
		this.messages = messages;
		this.settings = settings;
		this.time = time;
		this.ages = ages;
	}

	/** The words for the cards of one stage. */
	Words words(StageView stage, Locale locale) {
		return words(stage, locale, this.time.now());
	}

	/** The same, as they read at a moment. */
	Words words(StageView stage, Locale locale, Instant now) {
		ClinicSettings clinic = this.settings.current();
		return new Words(stage, locale, new PageFormats(locale, clinic.timeZone(), clinic.country()), now,
				this.time.dayOf(now));
	}

	/** First letters of a name. */
	static String initials(@Nullable String name) {
		return (name == null) ? "–"
				: Stream.of(name.split("\\s+"))
					.filter((part) -> !part.isEmpty())
					.limit(2)
					.map((part) -> part.substring(0, part.offsetByCodePoints(0, 1)))
					.collect(Collectors.joining());
	}

	/** A refusal reason in words. */
	String reason(String reason, Locale locale) {
		return RefusalReason.of(reason)
			.map((known) -> this.messages.getMessage("pipelines.reason." + known.name(), null, locale))
			.orElse(reason);
	}

	/**
	 * What all cards of a stage have in common.
	 */
	final class Words {

		private final StageView stage;

		private final Locale locale;

		private final PageFormats formats;

		private final Instant now;

		private final LocalDate today;

		private final String step;

		private Words(StageView stage, Locale locale, PageFormats formats, Instant now, LocalDate today) {
			this.stage = stage;
			this.locale = locale;
			this.formats = formats;
			this.now = now;
			this.today = today;
			String own = stage.task();
			this.step = (own != null) ? own
					: String.valueOf(Cards.this.messages.getMessage(stage.taskKey(), null, "", locale));
		}

		CardView card(BoardView.Card card) {
			boolean waiting = card.snoozedUntil() != null && card.snoozedUntil().isAfter(this.now);
			String name = card.name().isEmpty() ? say("boards.card.nameless") : card.name();
			String matter = (card.title() != null) ? card.title() : card.service();
			if (matter == null && card.phone() != null && !card.name().equals(card.phone())) {
				matter = this.formats.phone(card.phone());
			}
			return new CardView(card.id(), name.equals(card.phone()) ? this.formats.phone(card.phone()) : name, matter,
					(card.startsAt() != null) ? "calendar" : "clock", next(card), ask(card),
					(card.stalled() && !waiting) ? stall(card) : null, late(card),
					waiting ? say("boards.card.waits", this.formats.date(card.snoozedUntil())) : null,
					card.attention() ? say("boards.card.attention", card.requests()) : null,
					(card.refusalReason() != null) ? reason(card.refusalReason(), this.locale) : null,
					(card.amount() != null) ? this.formats.money(card.amount()) : "–", card.since(),
					Cards.this.ages.of(Duration.between(card.since(), this.now), this.locale), card.responsible(),
					initials(card.responsible()));
		}

		/** Until when a card reads as it does now, as long as its row stays. */
		Instant until(BoardView.Card card) {
			Instant stalled = stalledAt(card);
			return Stream
				.of(Cards.this.time.startOf(this.today.plusDays(1)), Ages.until(card.since(), this.now),
						card.stalled() ? Ages.until(stalled, this.now) : null, card.dueAt(), card.snoozedUntil(),
						card.stallAt(), stalled.plus(Duration.between(card.since(), stalled)))
				.filter((moment) -> moment != null && moment.isAfter(this.now))
				.min(Comparator.naturalOrder())
				.orElse(this.now);
		}

		Instant now() {
			return this.now;
		}

		private @Nullable String next(BoardView.Card card) {
			if (!this.stage.open()) {
				return null;
			}
			if (card.startsAt() != null) {
				return when(card.startsAt());
			}
			if (this.step.isEmpty()) {
				return null;
			}
			return (card.dueAt() != null && card.dueAt().isAfter(this.now))
					? say("boards.card.stepBy", this.step, when(card.dueAt())) : this.step;
		}

		/** The step of a booked card, once it is due. */
		private @Nullable String ask(BoardView.Card card) {
			boolean due = this.stage.open() && card.startsAt() != null && card.dueAt() != null
					&& card.dueAt().isBefore(this.now);
			return (due && !this.step.isEmpty()) ? this.step : null;
		}

		private String when(Instant at) {
			LocalDate day = Cards.this.time.dayOf(at);
			String clock = this.formats.time(at);
			if (day.equals(this.today)) {
				return say("boards.card.today", clock);
			}
			return day.equals(this.today.plusDays(1)) ? say("boards.card.tomorrow", clock)
					: this.formats.date(at) + " " + clock;
		}

		private String stall(BoardView.Card card) {
			return say("boards.card.over",
					Cards.this.ages.of(Duration.between(stalledAt(card), this.now), this.locale));
		}

		private boolean late(BoardView.Card card) {
			return card.stalled() && Duration.between(stalledAt(card), this.now)
				.compareTo(Duration.between(card.since(), stalledAt(card))) > 0;
		}

		private Instant stalledAt(BoardView.Card card) {
			return (card.stallAt() != null) ? card.stallAt() : this.now;
		}

		private String say(String key, Object... values) {
			return Cards.this.messages.getMessage(key, values, this.locale);
		}

	}

}
