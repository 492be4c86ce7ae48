package dental.cuspid.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.messaging.OutboxRows.Leased;
import dental.cuspid.messaging.OutboxRows.Result;
import dental.cuspid.shared.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in the outbox. Several may run at once, on one instance or many: each
 * message is leased to one of them. The rules are checked when it is sent, not when it
 * was queued.
 */
@Component
class OutboxWorker {

	static final int MOST_ATTEMPTS = 8;

	private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);

	private static final int BATCH = 200;

	private static final int AT_ONCE = 8;

	private static final Duration FIRST_WAIT = Duration.ofSeconds(10);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

	private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

	private final OutboxRows rows;

	private final Map<Medium, MessageChannel> channels = new EnumMap<>(Medium.class);

	private final ClinicSettingsService settings;

	private final Clock clock;

	private final Duration deadline;

	@Autowired
	OutboxWorker(OutboxRows rows, List<MessageChannel> channels, ClinicSettingsService settings, Clock clock) {
		this(rows, channels, settings, clock, Duration.ofSeconds(60));
	}

	OutboxWorker(OutboxRows rows, List<MessageChannel> channels, ClinicSettingsService settings, Clock clock,
			Duration deadline) {
		this.rows = rows;
		channels.forEach((channel) -> this.channels.put(channel.medium(), channel));
		this.settings = settings;
		this.clock = clock;
		this.deadline = deadline;
	}

	/**
	 * Sends all that is due.
	 */
	Report run() {
		int reclaimed = this.rows.reclaim();
		var counts = new EnumMap<MessageState, Integer>(MessageState.class);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (List<Leased> batch = claim(); !batch.isEmpty()
					&& !Thread.currentThread().isInterrupted(); batch = claim()) {
				var slots = new Semaphore(AT_ONCE);
				var running = new ArrayList<Future<MessageState>>();
				for (Leased message : batch) {
					slots.acquireUninterruptibly();
					running.add(threads.submit(() -> {
						try {
							return handle(message);
						}
						finally {
							slots.release();
						}
					}));
				}
				running.forEach((one) -> counts.merge(state(one), 1, Integer::sum));
			}
		}
		return new Report(counts.getOrDefault(MessageState.SENT, 0), counts.getOrDefault(MessageState.FAILED, 0),
				counts.getOrDefault(MessageState.WITHHELD, 0), counts.getOrDefault(MessageState.QUEUED, 0), reclaimed);
	}

	private List<Leased> claim() {
		return this.rows.claim(this.clock.instant(), BATCH);
	}

	private MessageState handle(Leased message) {
		Result result = ready(message);
		if (result == null) {
			String to = String.valueOf(address(message));
			result = result(message, to, send(message, to));
		}
		boolean held = this.rows.finish(message, result, this.clock.instant());
		if (!held) {
			log.warn("message {} was taken over by another worker; this result is dropped", message.id());
		}
		return result.state();
	}

	/** Why a message is not sent now, or null when it can go. */
	private @Nullable Result ready(Leased message) {
		if (Boolean.FALSE.equals(message.consent())) {
			return Result.done(MessageState.WITHHELD, MessageReason.OPTED_OUT, null, null, null);
		}
		if (message.kind() == MessageKind.CAMPAIGN && message.consent() == null) {
			return Result.done(MessageState.WITHHELD, MessageReason.NO_CONSENT, null, null, null);
		}
		if (address(message) == null) {
			return Result.done(MessageState.FAILED, MessageReason.NO_ADDRESS, null, null, null);
		}
		var zone = this.settings.current().timeZone();
		Instant now = this.clock.instant();
		if (message.medium() == Medium.SMS && QuietHours.contain(now, zone)) {
			return Result.held(MessageReason.QUIET_HOURS, QuietHours.end(now, zone));
		}
		return null;
	}

	private static @Nullable String address(Leased message) {
		if (message.to() != null) {
			return message.to();
		}
		return switch (message.medium()) {
			case EMAIL -> message.emails().stream().findFirst().orElse(null);
			case SMS -> message.phones()
				.stream()
				.filter((phone) -> new PhoneNumber(phone, phone).maybeMobile())
				.findFirst()
				.orElse(null);
		};
	}

	private Delivery send(Leased message, String to) {
		MessageChannel channel = this.channels.get(message.medium());
		if (channel == null) {
			return Delivery.tryAgain("no channel");
		}
		var outgoing = new OutgoingMessage(message.id(), message.mailId(), to, message.subject(), message.body(),
				message.language());
		var answer = new CompletableFuture<Delivery>();
		Thread attempt = Thread.ofVirtual().name("message " + message.id()).start(() -> {
			try {
				answer.complete(channel.send(outgoing));
			}
			catch (RuntimeException ex) {
				log.error("channel for {} failed on message {}", message.medium(), message.id(), ex);
				answer.complete(Delivery.unconfirmed(ex.getClass().getSimpleName()));
			}
		});
		Delivery delivery = await(answer, this.deadline);
		if (delivery == null) {
			attempt.interrupt();
			delivery = await(answer, AFTER_INTERRUPT);
		}
		return (delivery != null) ? delivery
				: Delivery.unconfirmed("no answer within " + this.deadline.toSeconds() + " s");
	}

	private static @Nullable Delivery await(CompletableFuture<Delivery> answer, Duration time) {
		try {
			return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private Result result(Leased message, String to, Delivery delivery) {
		return switch (delivery.result()) {
			case ACCEPTED -> Result.done(MessageState.SENT, null, null, to, delivery.providerId());
			case SHOWN_ONLY -> Result.done(MessageState.SENT, MessageReason.SHOWN_ONLY, null, to, null);
			case REFUSED ->
				Result.done(MessageState.FAILED, MessageReason.REFUSED, delivery.detail(), to, delivery.providerId());
			case TRY_AGAIN -> again(message, to, delivery, false);
			case UNCONFIRMED -> {
				boolean mailTwice = message.medium() == Medium.EMAIL && message.unconfirmed() > 0;
				yield mailTwice ? Result.done(MessageState.FAILED, MessageReason.UNCONFIRMED, delivery.detail(), to,
						delivery.providerId()) : again(message, to, delivery, true);
			}
		};
	}

	private Result again(Leased message, String to, Delivery delivery, boolean unconfirmed) {
		if (message.attempts() >= MOST_ATTEMPTS) {
			return Result.done(MessageState.FAILED, MessageReason.GAVE_UP, delivery.detail(), to, null);
		}
		return Result.again(MessageReason.UNREACHABLE, delivery.detail(),
				this.clock.instant().plus(wait(message.attempts())), unconfirmed);
	}

	/** Doubles with every attempt, up to half an hour, between half and all of it. */
	static Duration wait(int attempts) {
		long full = Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(attempts - 1, 20));
		return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
	}

	private static MessageState state(Future<MessageState> one) {
		try {
			return one.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return MessageState.SENDING;
		}
		catch (ExecutionException ex) {
			log.error("a message could not be handled", ex.getCause());
			return MessageState.SENDING;
		}
	}

	/**
	 * What a run did.
	 *
	 * @param postponed tried and to be tried again, or waiting for the morning
	 * @param reclaimed taken over from a worker that died
	 */
	record Report(int sent, int failed, int withheld, int postponed, int reclaimed) {

	}

}
