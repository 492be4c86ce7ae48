package dental.cuspid.messaging.web;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import dental.cuspid.IntegrationTest;
import dental.cuspid.messaging.ContactView;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of events: repeats, order, reports, replies (W4, W5).
 */
@IntegrationTest
class HookEventTests extends HookCase {

	@Test
	void aSignedCallIsTakenAndWorkedOn() throws Exception {
		String phone = phone();
		var answer = send(id(), now(), call(id(), phone, 42));
		assertThat(answer.statusCode()).isEqualTo(202);
		ContactView contact = processed(answer);
		assertThat(contact.phone()).isEqualTo(phone);
		assertThat(contact.durationSeconds()).isEqualTo(42);
		assertThat(contact.signed()).isTrue();
		assertThat(contact.patient()).isNotNull();
	}

	@Test
	void aHundredRepeatsAtOnceAreOneContact() throws Exception {
		String id = id();
		String body = call(id(), phone(), 7);
		List<Callable<Integer>> calls = Collections.nCopies(100, () -> send(id, now(), body).statusCode());
		try (var threads = Executors.newFixedThreadPool(8)) {
			for (var call : threads.invokeAll(calls)) {
				assertThat(call.get()).isEqualTo(202);
			}
		}
		assertThat(count("inbox_entry", id)).isEqualTo(1);
		assertThat(send(id, now(), call(id(), phone(), 8)).statusCode()).as("other body").isEqualTo(409);
	}

	@Test
	void anIdentifierMayComeAgainAfterThirtyDays() throws Exception {
		String id = id();
		var first = send(id, now(), call("a" + id, phone(), 7));
		processed(first);
		this.jdbc.sql("update inbox_entry set received_at = now() - interval '31 days' where external_id = :id")
			.param("id", id)
			.update();
		this.jdbc.sql("delete from inbox_entry where received_at < now() - interval '30 days'").update();
		var again = send(id, now(), call("b" + id, phone(), 8));
		assertThat(again.statusCode()).isEqualTo(202);
		assertThat(processed(again).id()).isNotEqualTo(contact(first));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void theOrderOfEventsDoesNotMatter(long seed) throws Exception {
		String phone = phone();
		CurrentStaff.asSystem(() -> this.patients
			.register(NewPatient.named("Order" + UUID.randomUUID(), "Olga").phone(phone).allowDuplicate(true).build()));
		String call = id();
		List<String> events = new ArrayList<>(List.of(
				"{\"externalId\":\"%s\",\"from\":\"%s\",\"occurredAt\":\"2026-11-20T10:00:00Z\"}".formatted(call,
						phone),
				"{\"externalId\":\"%s\",\"from\":\"%s\",\"occurredAt\":\"2026-11-20T10:00:05Z\"}".formatted(call,
						phone()),
				"{\"externalId\":\"%s\",\"occurredAt\":\"2026-11-20T10:00:06Z\",\"durationSeconds\":0}".formatted(call),
				"{\"externalId\":\"%s\",\"occurredAt\":\"2026-11-20T10:03:00Z\",\"durationSeconds\":174}"
					.formatted(call),
				"{\"externalId\":\"%s\",\"occurredAt\":\"2026-11-20T10:03:02Z\",\"recording\":\"rec-1\"}"
					.formatted(call)));
		Collections.shuffle(events, new Random(seed));
		HttpResponse<String> last = send(id(), now(), events.removeFirst());
		for (String event : events) {
			last = send(id(), now(), event);
		}
		ContactView told = processed(last);
		for (int i = 0; i < 100 && (told.durationSeconds() == null || !phone.equals(told.phone())
				|| told.durationSeconds() != 174); i++) {
			Thread.sleep(50);
			told = view(last);
		}
		assertThat(told.phone()).isEqualTo(phone);
		assertThat(told.durationSeconds()).isEqualTo(174);
		assertThat(told.occurredAt()).isEqualTo("2026-11-20T10:00:00Z");
		assertThat(told.patientName()).endsWith("Olga");
	}

	@Test
	void aDeliveryReportComesByTheSameDoor() throws Exception {
		UUID message = UUID.randomUUID();
		this.jdbc.sql("""
				insert into message (id, order_key, medium, kind, event, language, recipient, body, parts, state,
					provider_id, cause_type, cause_id, mail_id, not_before, next_attempt_at, created_at, created_by)
				values (:id, :id::text, 'SMS', 'SERVICE', 'note', 'en', '+4915112345678', 'x', 1, 'SENT', :provider,
					'report', :id::text, 'x', now(), now(), now(), '00000000-0000-7000-8000-000000000001')""")
			.param("id", message)
			.param("provider", "gw-" + message)
			.update();
		String report = "{\"type\":\"delivery\",\"message\":\"gw-%s\",\"state\":\"DELIVERED\"}".formatted(message);
		assertThat(send(id(), now(), report).statusCode()).isEqualTo(202);
		assertThat(eventually(() -> this.jdbc.sql("select state from message where id = :id")
			.param("id", message)
			.query(String.class)
			.single(), "DELIVERED")).isEqualTo("DELIVERED");
	}

	@Test
	void aReplyOfStopComesByTheSameDoor() throws Exception {
		String phone = phone();
		var patient = CurrentStaff.asSystem(() -> this.patients
			.register(NewPatient.named("Stop" + UUID.randomUUID(), "Sam").phone(phone).allowDuplicate(true).build()));
		processed(send(id(), now(), "{\"channel\":\"SMS\",\"externalId\":\"%s\",\"from\":\"%s\",\"text\":\"STOP\"}"
			.formatted(id(), phone)));
		assertThat(this.jdbc
			.sql("select given from patient_consent where patient_id = :id and kind = 'SMS' order by id desc limit 1")
			.param("id", patient.value())
			.query(Boolean.class)
			.optional()).contains(false);
	}

	private static String eventually(Supplier<String> seen, String wanted) throws InterruptedException {
		for (int i = 0; i < 200 && !wanted.equals(seen.get()); i++) {
			Thread.sleep(25);
		}
		return seen.get();
	}

	private int count(String table, String id) {
		return this.jdbc.sql("select count(*) from " + table + " where external_id = :id")
			.param("id", id)
			.query(Integer.class)
			.single();
	}

}
