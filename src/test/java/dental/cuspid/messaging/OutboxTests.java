package dental.cuspid.messaging;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.messaging.delivery.TestChannels;
import dental.cuspid.patients.Consents;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is queued, withheld, held back and stopped (BASE-8, X-5).
 */
@IntegrationTest
class OutboxTests extends OutboxCase {

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

}
