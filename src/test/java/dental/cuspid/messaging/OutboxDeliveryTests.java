package dental.cuspid.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dental.cuspid.IntegrationTest;
import dental.cuspid.patients.PatientId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the workers send: in order, again, never twice (BASE-8).
 */
@IntegrationTest
class OutboxDeliveryTests extends OutboxCase {

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
		two.forEach(OutboxDeliveryTests::join);
		System.out.printf("10 000 messages drained in %d ms%n", (System.nanoTime() - start) / 1_000_000);
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

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
