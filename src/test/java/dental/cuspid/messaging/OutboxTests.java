package dental.cuspid.messaging;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dental.cuspid.IntegrationTest;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.messaging.delivery.TestChannels;
import dental.cuspid.patients.ConsentService;
import dental.cuspid.patients.Consents;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The outbox: queued with its cause, sent once, in order, by the rules of the moment
 * (BASE-8, F13).
 */
@IntegrationTest
class OutboxTests {

	private OutboxWorld world;

	private final Recorder sms = new Recorder(Medium.SMS);

	private final Recorder mail = new Recorder(Medium.EMAIL);

	@Autowired
	private PatientService patients;

	@Autowired
	private OutboxService outbox;

	@Autowired
	private OutboxRows rows;

	@Autowired
	private ClinicSettingsService settings;

	@Autowired
	private ConsentService consents;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void world() {
		this.world = new OutboxWorld(this.patients, this.outbox, this.rows, this.settings, this.jdbc);
	}

	@Test
	void aMessageIsQueuedOnceForEachCauseAndOnlyWithItsTransaction() {
		QueueMessage note = this.world.note(this.world.patient(), Medium.SMS, "once");
		MessageId first = this.world.queue(note);
		assertThat(this.world.queue(note)).isEqualTo(first);
		QueueMessage undone = this.world.note(this.world.patient(), Medium.SMS, "undone");
		var lost = this.transaction.execute((status) -> {
			status.setRollbackOnly();
			return this.world.queue(undone);
		});
		assertThat(this.jdbc.sql("select count(*) from message where id = :id")
			.param("id", lost.value())
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void theExactTextIsKeptInThePatientsLanguage() {
		PatientId patient = this.world.patient("ru", Consents.NONE);
		MessageId id = this.world.queue(patient, Medium.EMAIL, "Здравствуйте, [firstName]!");
		this.world.worker(this.mail).run();
		MessageView sent = this.world.get(id);
		assertThat(sent.language()).isEqualTo("ru");
		assertThat(sent.text()).isEqualTo("Здравствуйте, [firstName]!");
		assertThat(sent.subject()).isEqualTo(this.settings.current().name());
		assertThat(sent.state()).isEqualTo(MessageState.SENT);
		assertThat(sent.to()).endsWith("@example.test");
	}

	@ParameterizedTest
	@CsvSource({ "SERVICE,,SENT", "SERVICE,true,SENT", "SERVICE,false,WITHHELD", "CAMPAIGN,,WITHHELD",
			"CAMPAIGN,true,SENT", "CAMPAIGN,false,WITHHELD" })
	void consentIsAskedForWhenTheMessageIsSent(MessageKind kind, Boolean consent, MessageState state) {
		PatientId patient = this.world.patient("en", new Consents(null, true, null, null));
		if (consent == null) {
			patient = this.world.patient();
		}
		QueueMessage note = this.world.note(patient, Medium.SMS, "consent");
		MessageId id = this.world.queue((kind == MessageKind.CAMPAIGN) ? note.campaign() : note);
		if (Boolean.FALSE.equals(consent)) {
			PatientId objecting = patient;
			CurrentStaff.asSystem(() -> {
				this.consents.answer(objecting, new Consents(null, false, null, null), null);
				return null;
			});
		}
		this.world.worker(this.sms).run();
		assertThat(this.world.get(id).state()).isEqualTo(state);
		assertThat(this.sms.to(id)).isEqualTo((state == MessageState.SENT) ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource({ "20:59,true", "21:00,false", "23:30,false", "00:00,false", "07:59,false", "08:00,true" })
	void anSmsWaitsForTheMorningAMailDoesNot(LocalTime time, boolean sent) {
		var zone = this.settings.current().timeZone();
		var day = this.world.noon.atZone(zone).toLocalDate().plusDays(1);
		Instant now = day.atTime(time).atZone(zone).toInstant();
		PatientId patient = this.world.patient();
		MessageId text = this.world.queue(patient, Medium.SMS, "night");
		MessageId letter = this.world.queue(patient, Medium.EMAIL, "night");
		this.world.worker(now, this.sms, this.mail).run();
		assertThat(this.world.get(letter).state()).isEqualTo(MessageState.SENT);
		MessageView held = this.world.get(text);
		assertThat(held.state()).isEqualTo(sent ? MessageState.SENT : MessageState.QUEUED);
		if (!sent) {
			assertThat(held.reason()).isEqualTo(MessageReason.QUIET_HOURS);
			assertThat(held.attempts()).isZero();
			assertThat(held.nextAttemptAt().atZone(zone).toLocalTime()).isEqualTo(QuietHours.TO);
			this.world.worker(held.nextAttemptAt(), this.sms).run();
			assertThat(this.world.get(text).state()).isEqualTo(MessageState.SENT);
		}
	}

	@Test
	void aMessageToNobodyFailsWithItsReason() {
		PatientId silent = CurrentStaff.asSystem(() -> this.patients
			.register(dental.cuspid.patients.NewPatient.named("Silent" + UUID.randomUUID(), "").build()));
		MessageId id = this.world.queue(silent, Medium.SMS, "hello?");
		this.world.worker(this.sms).run();
		assertThat(this.world.get(id).state()).isEqualTo(MessageState.FAILED);
		assertThat(this.world.get(id).reason()).isEqualTo(MessageReason.NO_ADDRESS);
	}

	@Test
	void anSmsKnowsItsPartsAndWhatTheyCost() {
		PatientId patient = this.world.patient();
		MessageView two = this.world.get(this.world.queue(patient, Medium.SMS, "a".repeat(200)));
		assertThat(two.parts()).isEqualTo(2);
		assertThat(two.cost()).isEqualTo(Money.of(new BigDecimal("0.15"), this.settings.current().currency()));
		MessageView cyrillic = this.world.get(this.world.queue(patient, Medium.SMS, "я".repeat(71)));
		assertThat(cyrillic.parts()).isEqualTo(2);
		MessageView letter = this.world.get(this.world.queue(patient, Medium.EMAIL, "a".repeat(200)));
		assertThat(letter.parts()).isZero();
		assertThat(letter.cost()).isNull();
	}

	@Test
	void onASharedNumberAnSmsSaysWhomItIsFor() {
		String phone = OutboxWorld.phone();
		PatientId mother = this.world.member("Renate", phone);
		assertThat(this.world.get(this.world.queue(mother, Medium.SMS, "See you tomorrow.")).text())
			.isEqualTo("See you tomorrow.");
		PatientId child = this.world.member("Jonas", phone);
		assertThat(this.world.get(this.world.queue(mother, Medium.SMS, "See you tomorrow.")).text())
			.isEqualTo("Renate: See you tomorrow.");
		assertThat(this.world.get(this.world.queue(child, Medium.SMS, "Dear Jonas, see you.")).text())
			.isEqualTo("Dear Jonas, see you.");
		assertThat(this.world.get(this.world.queue(child, Medium.EMAIL, "See you tomorrow.")).text())
			.isEqualTo("See you tomorrow.");
	}

	@Test
	void aLaterMessageWaitsForTheOlderOneOfTheSamePatient() {
		PatientId patient = this.world.patient();
		MessageId first = this.world.queue(patient, Medium.SMS, "1");
		MessageId second = this.world.queue(patient, Medium.SMS, "2");
		this.sms.failOnce(first);
		this.world.worker(this.sms).run();
		assertThat(this.world.get(second).state()).isEqualTo(MessageState.QUEUED);
		assertThat(this.world.get(first).reason()).isEqualTo(MessageReason.UNREACHABLE);
		this.world.worker(this.world.noon.plus(Duration.ofMinutes(5)), this.sms).run();
		assertThat(this.sms.sent).containsExactly(first, first, second);
	}

	@Test
	void itIsTriedEightTimesAndThenGivenUp() {
		MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, "never");
		this.world.drain(new MessageChannel() {

			@Override
			public Medium medium() {
				return Medium.EMAIL;
			}

			@Override
			public Delivery send(OutgoingMessage message) {
				return Delivery.tryAgain("451 later");
			}

		});
		MessageView failed = this.world.get(id);
		assertThat(failed.state()).isEqualTo(MessageState.FAILED);
		assertThat(failed.reason()).isEqualTo(MessageReason.GAVE_UP);
		assertThat(failed.attempts()).isEqualTo(OutboxWorker.MOST_ATTEMPTS);
		assertThat(failed.detail()).isEqualTo("451 later");
	}

	@Test
	void waitsDoubleAndStayBelowHalfAnHour() {
		for (int attempt = 1; attempt < 30; attempt++) {
			long full = Math.min(1_800_000, 10_000L << Math.min(attempt - 1, 20));
			assertThat(OutboxWorker.wait(attempt).toMillis()).isBetween(full / 2, full);
		}
	}

	@Test
	void tenThousandMessagesAreSentInOrderForEachPatient() {
		List<UUID> people = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			people.add(this.world.patient().value());
		}
		this.jdbc
			.sql("""
					insert into message (id, patient_id, order_key, medium, kind, event, language, recipient, body, parts,
						state, cause_type, cause_id, mail_id, not_before, next_attempt_at, created_at, created_by)
					select gen_random_uuid(), person, person || '/' || (n % 50), 'SMS', 'SERVICE', 'note', 'en', '+4915112345678',
						'number ' || n, 1, 'QUEUED', 'flood', gen_random_uuid()::text, 'x', :noon, :noon, now(),
						'00000000-0000-7000-8000-000000000001'
					from generate_series(1, 500) n, unnest(cast(:people as uuid[])) person order by n""")
			.param("noon", this.world.noon.atOffset(java.time.ZoneOffset.UTC))
			.param("people", people.stream().map(UUID::toString).toArray(String[]::new))
			.update();
		long start = System.nanoTime();
		var two = new ArrayList<Thread>();
		for (int i = 0; i < 2; i++) {
			two.add(Thread.startVirtualThread(() -> this.world.worker(this.sms).run()));
		}
		two.forEach(OutboxTests::join);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
		assertThat(this.sms.sent).hasSize(10_000).doesNotHaveDuplicates();
		Map<String, Long> last = new HashMap<>();
		var order = new HashMap<MessageId, Long>();
		var keys = new HashMap<MessageId, String>();
		this.jdbc.sql("select id, seq, order_key from message where cause_type = 'flood'").query((row) -> {
			var id = new MessageId(row.getObject("id", UUID.class));
			order.put(id, row.getLong("seq"));
			keys.put(id, row.getString("order_key"));
		});
		for (MessageId id : this.sms.sent) {
			assertThat(order.get(id)).isGreaterThan(last.getOrDefault(keys.get(id), 0L));
			last.put(keys.get(id), order.get(id));
		}
	}

	@Test
	void aWorkerThatSleptTooLongHasNothingToSay() throws InterruptedException {
		MessageId id = this.world.queue(this.world.patient(), Medium.EMAIL, "lease");
		var sending = new CountDownLatch(1);
		var wake = new CountDownLatch(1);
		var slow = new Recorder(Medium.EMAIL) {
			@Override
			public Delivery send(OutgoingMessage message) {
				sending.countDown();
				try {
					wake.await(10, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				return Delivery.refused("too late to matter");
			}
		};
		Thread sleeper = Thread.startVirtualThread(() -> this.world.worker(slow).run());
		assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
		this.jdbc.sql("update message set lease_until = now() - interval '1 second' where id = :id")
			.param("id", id.value())
			.update();
		this.world.worker(this.mail).run();
		wake.countDown();
		join(sleeper);
		assertThat(this.world.get(id).state()).isEqualTo(MessageState.SENT);
		assertThat(this.mail.to(id)).isEqualTo(1);
	}

	@Test
	void staffStopAndRepeatMessages() {
		MessageId id = this.world.queue(this.world.patient(), Medium.SMS, "stop");
		CurrentStaff.asSystem(() -> {
			this.outbox.cancel(id);
			return null;
		});
		assertThat(this.world.get(id).state()).isEqualTo(MessageState.CANCELLED);
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> CurrentStaff.asSystem(() -> {
			this.outbox.cancel(id);
			return null;
		}));
		CurrentStaff.asSystem(() -> {
			this.outbox.retry(id);
			return null;
		});
		assertThat(this.world.get(id).state()).isNotEqualTo(MessageState.CANCELLED);
	}

	@Test
	void whereNothingIsConnectedMessagesAreShown() {
		MessageId id = this.world.queue(this.world.patient(), Medium.SMS, "shown");
		this.world.worker(TestChannels.shown(Medium.SMS)).run();
		assertThat(this.world.get(id).state()).isEqualTo(MessageState.SENT);
		assertThat(this.world.get(id).reason()).isEqualTo(MessageReason.SHOWN_ONLY);
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** A channel that writes down what it is given. */
	static class Recorder implements MessageChannel {

		private final Medium medium;

		final List<MessageId> sent = Collections.synchronizedList(new ArrayList<>());

		private final List<MessageId> failing = Collections.synchronizedList(new ArrayList<>());

		Recorder(Medium medium) {
			this.medium = medium;
		}

		void failOnce(MessageId id) {
			this.failing.add(id);
		}

		long to(MessageId id) {
			return this.sent.stream().filter(id::equals).count();
		}

		@Override
		public Medium medium() {
			return this.medium;
		}

		@Override
		public Delivery send(OutgoingMessage message) {
			this.sent.add(message.id());
			return this.failing.remove(message.id()) ? Delivery.tryAgain("not now") : Delivery.accepted(null);
		}

	}

}
