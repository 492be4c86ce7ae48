package dental.cuspid.demo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.messaging.ContactChannelService;
import dental.cuspid.messaging.ContactKind;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageCause;
import dental.cuspid.messaging.NewContactChannel;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.messaging.QueueMessage;
import dental.cuspid.messaging.ReceiveContact;
import dental.cuspid.patients.ConsentService;
import dental.cuspid.patients.Consents;
import dental.cuspid.patients.PatientId;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The demo clinic's messages: sent, waiting, failed and withheld ones, and what called,
 * wrote and was filled in during the last days.
 */
@Component
class DemoMessages {

	private static final String NOTE = "note";

	private static final String LINE = "+493023125190";

	private static final String FORM = "implants";

	private final OutboxService outbox;

	private final InboundService inbound;

	private final ContactChannelService channels;

	private final ConsentService consents;

	private final ClinicTime time;

	DemoMessages(OutboxService outbox, InboundService inbound, ContactChannelService channels, ConsentService consents,
			ClinicTime time) {
		this.outbox = outbox;
		this.inbound = inbound;
		this.channels = channels;
		this.consents = consents;
		this.time = time;
	}

	int channels() {
		this.channels.add(new NewContactChannel("search-ads", "Search ads", ContactKind.CALL, LINE, null));
		this.channels.add(new NewContactChannel("website", "Form on the website", ContactKind.WEB_FORM, null, FORM));
		this.channels.add(new NewContactChannel("messenger", "Messenger", ContactKind.MESSENGER, null, null));
		return this.channels.all().size();
	}

	int sent(DemoPlan plan, List<PatientId> patients) {
		List<Integer> mails = having(plan, (patient) -> patient.email() != null);
		List<Integer> texts = having(plan, DemoPatient::textConsent);
		for (int i = 0; i < 6; i++) {
			write(plan, patients, mails.get(i * 3), Medium.EMAIL, i % 4, null, false);
		}
		for (int i = 0; i < 4; i++) {
			write(plan, patients, texts.get(i * 4), Medium.SMS, i, null, false);
		}
		// reminders of the next days
		Instant morning = this.time.startOf(this.time.today().plusDays(1)).plusSeconds(36_000);
		write(plan, patients, texts.get(1), Medium.SMS, 1, morning, false);
		write(plan, patients, mails.get(2), Medium.EMAIL, 1, morning.plusSeconds(86_400), false);
		// nobody to reach, nobody who wants it
		int silent = having(plan, (patient) -> patient.email() == null).getFirst();
		this.consents.answer(patients.get(silent), new Consents(null, null, true, null), null);
		write(plan, patients, silent, Medium.EMAIL, 2, null, false);
		int objecting = texts.get(2);
		this.consents.answer(patients.get(objecting), new Consents(null, false, null, null), null);
		write(plan, patients, objecting, Medium.SMS, 0, null, false);
		write(plan, patients, having(plan, (patient) -> patient.email() == null).get(1), Medium.EMAIL, 3, null, true);
		return patients.size();
	}

	int received(DemoPlan plan, LocalDateTime now) {
		List<DemoPatient> people = plan.patients();
		call(people.get(3), now.minusDays(2).minusHours(3), 95, LINE);
		call(people.get(11), now.minusDays(1).minusHours(2), 0, null);
		call(people.get(11), now.minusDays(1).minusHours(1), 212, null);
		call(people.get(26), now.minusMinutes(50), 0, LINE);
		take(new ReceiveContact(ContactKind.CALL, "anonymous", null, null, instant(now.minusHours(5)), 14, null, null,
				null, null, Map.of(), null, "demo-hidden"));
		write(people.get(7), ContactKind.SMS, now.minusHours(20), "Ich komme zehn Minuten später, tut mir leid!");
		write(people.get(31), ContactKind.MESSENGER, now.minusHours(6),
				"Добрый день! Можно перенести приём на четверг?");
		take(new ReceiveContact(ContactKind.WEB_FORM, null, "+4915199900123", "miriam.sander@example.org",
				instant(now.minusHours(3)), null, null, FORM, "Miriam Sander",
				"What does an implant cost with you, and how long does it take?",
				Map.of("source", "search", "campaign", "implants-autumn"), null, "demo-form-1"));
		return people.size();
	}

	private void write(DemoPlan plan, List<PatientId> patients, int who, Medium medium, int text,
			@Nullable Instant notBefore, boolean campaign) {
		DemoPatient patient = plan.patients().get(who);
		var message = QueueMessage.toPatient(patients.get(who), medium, NOTE,
				Map.of("subject", DemoTexts.subject(patient.name().language(), text), "text",
						DemoTexts.body(patient.name().language(), text)),
				MessageCause.of(NOTE, "demo-" + medium + who + "-" + text));
		message = (notBefore != null) ? message.notBefore(notBefore) : message;
		this.outbox.queue(campaign ? message.campaign() : message);
	}

	private void call(DemoPatient from, LocalDateTime at, int seconds, @Nullable String line) {
		take(new ReceiveContact(ContactKind.CALL, from.phones().getFirst(), null, null, instant(at), seconds, line,
				null, null, null, Map.of(), null, "demo-call-" + at.toLocalTime().toSecondOfDay() + "-" + seconds));
	}

	private void write(DemoPatient from, ContactKind kind, LocalDateTime at, String text) {
		take(new ReceiveContact(kind, from.phones().getFirst(), null, null, instant(at), null, null, null, null, text,
				Map.of(), null, "demo-" + kind));
	}

	private void take(ReceiveContact contact) {
		this.inbound.receive(contact);
	}

	private static List<Integer> having(DemoPlan plan, java.util.function.Predicate<DemoPatient> wanted) {
		return java.util.stream.IntStream.range(0, plan.patients().size())
			.filter((index) -> wanted.test(plan.patients().get(index)))
			.boxed()
			.toList();
	}

	private Instant instant(LocalDateTime at) {
		return at.atZone(this.time.zone()).toInstant();
	}

}
