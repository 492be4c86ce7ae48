package dental.cuspid.messaging.web;

import java.util.List;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.messaging.ContactChannelService;
import dental.cuspid.messaging.ContactChannelId;
import dental.cuspid.messaging.Medium;
import dental.cuspid.messaging.MessageId;
import dental.cuspid.messaging.MessageState;
import dental.cuspid.messaging.OutboxService;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Outbox, received contacts, texts and channels as pages (BASE-8).
 */
@IntegrationTest
class MessagePagesTests {

	@Autowired
	private ContactChannelService channels;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff people;

	@Autowired
	private OutboxService outbox;

	@Autowired
	private PatientService patients;

	@Test
	void aMessageWrittenByHandIsInTheOutboxWordForWord() {
		PatientId patient = patient();
		String text = "Grüße <b>" + UUID.randomUUID() + "</b>";
		assertThat(post("/patients/" + patient + "/messages", Role.FRONT_DESK, "medium", "EMAIL", "text", text,
				"subject", "Hallo"))
			.hasStatus3xxRedirection();
		var written = CurrentStaff
			.asSystem(() -> this.outbox.ofPatient(patient, java.time.Instant.parse("9999-01-01T00:00:00Z"), 5))
			.getFirst();
		assertThat(written.text()).isEqualTo(text);
		assertThat(written.subject()).endsWith(": Hallo");
		assertThat(get("/messages/" + written.id())).hasStatusOk()
			.bodyText()
			.contains("&lt;b&gt;")
			.doesNotContain("<b>" + text);
		assertThat(get("/messages")).hasStatusOk().bodyText().contains("messages/" + written.id());
		assertThat(get("/patients/" + patient + "/messages/new")).hasStatusOk();
	}

	@Test
	void aMessageByHandIsCountedBeforeItIsSent() {
		PatientId patient = patient();
		assertThat(post("/patients/" + patient + "/messages", Role.FRONT_DESK, "medium", "SMS", "text", "a".repeat(161),
				"preview", "1"))
			.hasStatusOk()
			.bodyText()
			.contains("2 SMS", "GSM-7", "0.15");
		assertThat(post("/patients/" + patient + "/messages", Role.FRONT_DESK, "medium", "SMS", "text", "Привет",
				"preview", "1"))
			.hasStatusOk()
			.bodyText()
			.contains("1 SMS", "UCS-2");
		assertThat(CurrentStaff
			.asSystem(() -> this.outbox.ofPatient(patient, java.time.Instant.parse("9999-01-01T00:00:00Z"), 5)))
			.isEmpty();
	}

	@Test
	void everyStateAndEveryLanguageCanBeShown() {
		for (MessageState state : MessageState.values()) {
			assertThat(get("/messages?state=" + state)).hasStatusOk();
		}
		for (String match : List.of("KNOWN", "LEAD", "SHARED", "NOBODY")) {
			assertThat(get("/messages/received?match=" + match)).hasStatusOk();
		}
		for (String language : List.of("en", "de", "ru")) {
			assertThat(get("/settings/templates?language=" + language)).hasStatusOk();
			assertThat(get("/settings/templates/note/EMAIL/" + language)).hasStatusOk();
		}
	}

	@Test
	void staffCancelAMessageThatWaits() {
		PatientId patient = patient();
		MessageId id = CurrentStaff.asSystem(() -> this.outbox.queue(dental.cuspid.messaging.QueueMessage
			.toPatient(patient, Medium.SMS, "note", java.util.Map.of("text", "wait"),
					dental.cuspid.messaging.MessageCause.of("page", UUID.randomUUID()))
			.notBefore(java.time.Instant.parse("2080-01-01T12:00:00Z"))));
		assertThat(post("/messages/" + id + "/cancel", Role.FRONT_DESK)).hasStatus3xxRedirection();
		assertThat(post("/messages/" + id + "/cancel", Role.FRONT_DESK)).hasStatus(409);
		assertThat(get("/messages/" + id)).hasStatusOk().bodyText().contains("/retry");
	}

	@Test
	void anUnknownPlaceholderIsRefusedAtItsField() {
		assertThat(post("/settings/templates/note/SMS/de", Role.ADMINISTRATOR, "body", "Hallo [vorname]"))
			.hasStatus(422)
			.bodyText()
			.contains("[vorname]")
			.contains("firstName");
		assertThat(post("/settings/templates/note/SMS/de", Role.ADMINISTRATOR, "body", "")).hasStatus(422);
		assertThat(post("/settings/templates/note/SMS/de", Role.ADMINISTRATOR, "body", "[?text]x")).hasStatus(422);
	}

	@Test
	void aTextIsPreviewedOnARealPatient() {
		PatientId patient = patient();
		assertThat(post("/settings/templates/note/SMS/en", Role.ADMINISTRATOR, "body", "Dear [firstName]: [text]",
				"patient", patient.toString(), "preview", "1"))
			.hasStatusOk()
			.bodyText()
			.contains("Dear Pia: …");
		assertThat(post("/settings/templates/note/SMS/en", Role.ADMINISTRATOR, "body", "x", "patient", "nobody",
				"preview", "1"))
			.hasStatusOk()
			.bodyText()
			.contains("nobody");
	}

	@Test
	void theClinicsOwnTextIsUsedUntilItIsReset() {
		assertThat(post("/settings/templates/note/EMAIL/ru", Role.ADMINISTRATOR, "subject", "[clinic]!", "body",
				"Здравствуйте, [firstName]! [text]"))
			.hasStatus3xxRedirection();
		PatientId patient = CurrentStaff.asSystem(() -> this.patients.register(
				NewPatient.named("Muster" + UUID.randomUUID(), "Анна").language("ru").allowDuplicate(true).build()));
		MessageId id = CurrentStaff.asSystem(() -> this.outbox.write(patient, Medium.EMAIL, null, "Ждём вас"));
		assertThat(CurrentStaff.asSystem(() -> this.outbox.get(id)).text()).isEqualTo("Здравствуйте, Анна! Ждём вас");
		assertThat(post("/settings/templates/note/EMAIL/ru/reset", Role.ADMINISTRATOR)).hasStatus3xxRedirection();
		MessageId next = CurrentStaff.asSystem(() -> this.outbox.write(patient, Medium.EMAIL, null, "Ждём вас"));
		assertThat(CurrentStaff.asSystem(() -> this.outbox.get(next)).text()).isEqualTo("Ждём вас");
	}

	@Test
	void aChannelIsAddedChangedAndItsSecretsReplaced() {
		String code = "c-" + UUID.randomUUID().toString().substring(0, 8);
		var added = post("/settings/channels", Role.ADMINISTRATOR, "code", code, "name", "Website", "kind", "WEB_FORM",
				"formKey", code, "active", "true");
		assertThat(added).hasStatusOk().bodyText().contains("whsec_");
		String page = "/settings/channels/" + channel(code, this.channels);
		assertThat(get(page)).hasStatusOk().bodyText().doesNotContain("whsec_");
		assertThat(post("/settings/channels", Role.ADMINISTRATOR, "code", code, "name", "Again", "kind", "CALL"))
			.hasStatus(422);
		assertThat(post("/settings/channels", Role.ADMINISTRATOR, "code", "A B", "name", "x", "kind", "CALL",
				"trackingNumber", "12"))
			.hasStatus(422);
		assertThat(
				post(page, Role.ADMINISTRATOR, "code", code, "name", "New name", "kind", "WEB_FORM", "active", "true"))
			.hasStatus3xxRedirection();
		assertThat(post(page + "/secrets", Role.ADMINISTRATOR)).hasStatusOk().bodyText().contains("whsec_");
		assertThat(get(page)).hasStatusOk().bodyText().doesNotContain("whsec_");
		assertThat(get("/settings/channels")).hasStatusOk().bodyText().contains("New name");
	}

	private static ContactChannelId channel(String code, ContactChannelService channels) {
		return CurrentStaff.asSystem(channels::all)
			.stream()
			.filter((one) -> one.code().equals(code))
			.findFirst()
			.orElseThrow()
			.id();
	}

	private PatientId patient() {
		return CurrentStaff.asSystem(() -> this.patients.register(NewPatient.named("Muster" + UUID.randomUUID(), "Pia")
			.email(UUID.randomUUID() + "@example.test")
			.allowDuplicate(true)
			.build()));
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).with(TestStaff.admin()).exchange();
	}

	private MvcTestResult post(String path, Role role, String... fields) {
		var request = this.mvc.post()
			.uri(path)
			.with(this.people.user(role))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.param("submission", UUID.randomUUID().toString());
		for (int i = 0; i < fields.length; i += 2) {
			request = request.param(fields[i], fields[i + 1]);
		}
		return request.exchange();
	}

}
