package dental.cuspid.referrals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.referrals.TopUpOrders.Leased;
import dental.cuspid.referrals.TopUpProvider.Answer;
import dental.cuspid.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has due top-ups paid by the provider (COUP-9). An order is written down before it is
 * given, always carries the top-up's identifier, and is never given up as failed while it
 * may have been paid: then a person looks.
 */
@Component
class TopUpWorker {

	static final int MOST_ATTEMPTS = 8;

	private static final Logger log = LoggerFactory.getLogger(TopUpWorker.class);

	private static final Duration FIRST_WAIT = Duration.ofSeconds(30);

	private final TopUpOrders orders;

	private final ProviderOutcome outcome;

	private final ClinicSettingsService settings;

	private final TransactionTemplate transaction;

	private final Clock clock;

	TopUpWorker(TopUpOrders orders, ProviderOutcome outcome, ClinicSettingsService settings,
			TransactionTemplate transaction, Clock clock) {
		this.orders = orders;
		this.outcome = outcome;
		this.settings = settings;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Orders what is due and gives the provider what waits.
	 */
	Report run(TopUpProvider provider) {
		var report = new Report(0, 0, 0);
		Instant now = this.clock.instant();
		this.transaction.execute((status) -> this.orders.add(now));
		for (Leased order = claim(now); order != null && !Thread.currentThread().isInterrupted(); order = claim(now)) {
			report = report.with(CurrentStaff.asSystem(handling(provider, order)));
		}
		return report;
	}

	private java.util.function.Supplier<String> handling(TopUpProvider provider, Leased order) {
		return () -> {
			if (order.state() != TopUpState.DUE && !order.unclear()) {
				return finish(order, "DROPPED", false, null, null, this.clock.instant());
			}
			String currency = this.settings.current().currency().getCurrencyCode();
			Answer answer = provider.send(new TopUpProvider.Order(order.id(), order.phone(), order.amount(), currency));
			return switch (answer.result()) {
				case PAID -> paid(order, answer.text());
				case REFUSED ->
					order.unclear() ? finish(order, "UNCLEAR", true, null, answer.text(), this.clock.instant())
							: refused(order, answer.text());
				case LATER -> again(order, order.unclear(), answer.text());
				case UNKNOWN -> again(order, true, answer.text());
			};
		};
	}

	private @Nullable Leased claim(Instant now) {
		return this.transaction.execute((status) -> this.orders.claim(now).orElse(null));
	}

	private String paid(Leased order, @Nullable String reference) {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			String state = finish(order, "DONE", false, reference, null, this.clock.instant());
			if (state.equals("DONE")) {
				this.outcome.paid(order.id(), reference);
			}
			return state;
		}));
	}

	private String refused(Leased order, @Nullable String why) {
		return Objects.requireNonNull(this.transaction.execute((status) -> {
			String state = finish(order, "REFUSED", false, null, why, this.clock.instant());
			if (state.equals("REFUSED")) {
				this.outcome.refused(order.id(), why);
			}
			return state;
		}));
	}

	private String again(Leased order, boolean unclear, @Nullable String why) {
		if (order.attempts() < MOST_ATTEMPTS) {
			Duration wait = FIRST_WAIT.multipliedBy(1L << (order.attempts() - 1));
			return finish(order, "WAITING", unclear, null, why, this.clock.instant().plus(wait));
		}
		return unclear ? finish(order, "UNCLEAR", true, null, why, this.clock.instant()) : refused(order, why);
	}

	private String finish(Leased order, String state, boolean unclear, @Nullable String reference,
			@Nullable String detail, Instant next) {
		boolean held = Boolean.TRUE.equals(this.transaction
			.execute((status) -> this.orders.finish(order, state, unclear, reference, detail, next)));
		if (!held) {
			log.warn("top-up {} was taken over by another worker; this result is dropped", order.id());
		}
		return held ? state : "DROPPED";
	}

	/**
	 * What a run did.
	 *
	 * @param postponed tried and to be tried again
	 */
	record Report(int paid, int failed, int postponed) {

		Report with(String state) {
			return switch (state) {
				case "DONE" -> new Report(this.paid + 1, this.failed, this.postponed);
				case "REFUSED", "UNCLEAR" -> new Report(this.paid, this.failed + 1, this.postponed);
				case "WAITING" -> new Report(this.paid, this.failed, this.postponed + 1);
				default -> this;
			};
		}

	}

}
