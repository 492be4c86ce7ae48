package dental.cuspid.messaging.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.messaging.ContactId;
import dental.cuspid.messaging.ContactMatch;
import dental.cuspid.messaging.ContactView;
import dental.cuspid.messaging.InboundService;
import dental.cuspid.patients.ConsentKind;
import dental.cuspid.patients.ConsentService;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contacts by API: whose they are, once each, STOP, delivery reports (BASE-8, WL-2..4,
 * W9, choice "Leads").
 */
@IntegrationTest
class InboundApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private InboundService inbound;

	@Autowired
	private PatientService patients;

	@Autowired
	private ConsentService consents;

	@Autowired
	private JsonMapper json;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void aCallOfAPatientIsOnTheTimelineWithItsDealWithinTwoSeconds() {
		String phone = phone();
		PatientId patient = patient("Caller", phone);
		ContactId contact = receive(Map.of("channel", "CALL", "from", phone, "durationSeconds", 31));
		assertThat(processed(contact).patient()).isEqualTo(patient);
		var status = get("/api/v1/inbound/" + contact);
		assertThat(status).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("PROCESSED");
		assertThat(status).bodyJson().extractingPath("$.patient").isNotNull();
		assertThat(status).bodyJson().extractingPath("$.deal").isNotNull();
	}

	@Test
	void somebodyUnknownBecomesOneLead() throws Exception {
		String phone = phone();
		List<Callable<ContactId>> calls = java.util.stream.IntStream.range(0, 12)
			.mapToObj((i) -> (Callable<ContactId>) () -> receive(Map.of("channel", "CALL", "from", phone)))
			.toList();
		var leads = new java.util.HashSet<PatientId>();
		try (var threads = Executors.newFixedThreadPool(6)) {
			for (var call : threads.invokeAll(calls)) {
				leads.add(processed(call.get()).patient());
			}
		}
		assertThat(leads).hasSize(1);
		PatientId lead = leads.iterator().next();
		assertThat(CurrentStaff.asSystem(() -> this.patients.brief(lead)).cardNumber()).isNull();
	}

	@Test
	void aNumberOfAHouseholdIsLeftToStaff() {
		String phone = phone();
		PatientId mother = patient("Mutter", phone);
		patient("Kind", phone);
		ContactId contact = receive(Map.of("channel", "CALL", "from", phone));
		ContactView shared = processed(contact);
		assertThat(shared.match()).isEqualTo(ContactMatch.SHARED);
		assertThat(CurrentStaff.asSystem(() -> this.inbound.candidates(List.of(shared))).get(contact)).hasSize(2);
		CurrentStaff.asSystem(() -> {
			this.inbound.assign(contact, mother);
			return null;
		});
		assertThat(view(contact).patient()).isEqualTo(mother);
	}

	@Test
	void theSameIdentifierIsTheSameContact() {
		String external = UUID.randomUUID().toString();
		ContactId first = receive(Map.of("channel", "SMS", "from", phone(), "text", "one", "externalId", external));
		processed(first);
		assertThat(receive(Map.of("channel", "SMS", "from", phone(), "text", "two", "externalId", external)))
			.isEqualTo(first);
		assertThat(view(first).text()).isEqualTo("one");
		assertThat(receive(Map.of("channel", "CALL", "from", phone(), "externalId", external))).isNotEqualTo(first);
	}

	@ParameterizedTest
	@ValueSource(strings = { "STOP", "stop", " Stopp. ", "СТОП", "стоп!", "Stop all" })
	void aReplyOfStopEndsSms(String text) {
		String phone = phone();
		PatientId patient = patient("Stopper", phone);
		processed(receive(Map.of("channel", "SMS", "from", phone, "text", text)));
		assertThat(CurrentStaff.asSystem(() -> this.consents.latest(patient)).get(ConsentKind.SMS).given()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Please don't stop the treatment", "остановка", "stopped" })
	void otherRepliesDoNot(String text) {
		String phone = phone();
		PatientId patient = patient("Talker", phone);
		processed(receive(Map.of("channel", "SMS", "from", phone, "text", text)));
		assertThat(CurrentStaff.asSystem(() -> this.consents.latest(patient))).doesNotContainKey(ConsentKind.SMS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "anonymous", "", "12", "110", "sip:204@pbx", "+", "00", "ext. 17", "Restricted" })
	void aHiddenCallerIsWrittenDownWithoutAPatient(String from) {
		ContactView contact = processed(receive(Map.of("channel", "CALL", "from", from)));
		assertThat(contact.patient()).isNull();
		assertThat(contact.match()).isEqualTo(ContactMatch.NOBODY);
	}

	@Test
	void numbersOfAllCountriesAreUnderstood() {
		var library = PhoneNumberUtil.getInstance();
		int known = 0;
		for (String region : library.getSupportedRegions()) {
			var example = library.getExampleNumberForType(region, PhoneNumberUtil.PhoneNumberType.MOBILE);
			if (example == null) {
				continue;
			}
			String international = library.format(example, PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL);
			String expected = library.format(example, PhoneNumberUtil.PhoneNumberFormat.E164);
			assertThat(dental.cuspid.shared.PhoneNumber.parse(international, "DE")
				.map(dental.cuspid.shared.PhoneNumber::e164)).as(region).contains(expected);
			known++;
		}
		assertThat(known).isGreaterThan(200);
	}

	@Test
	void aMarketingFormNeedsAMailAddress() {
		assertThat(post(Map.of("channel", "WEB_FORM", "formKey", "implants", "phone", phone()))).hasStatus(422)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("email");
		assertThat(post(Map.of("channel", "WEB_FORM", "text", "x"))).hasStatus(422);
		assertThat(post(Map.of("channel", "WEB_FORM", "phone", phone()))).hasStatus(202);
		assertThat(
				post(Map.of("channel", "WEB_FORM", "formKey", "implants", "from", UUID.randomUUID() + "@example.test")))
			.hasStatus(202);
	}

	@Test
	void badValuesAreRefusedAtTheirField() {
		assertThat(post(Map.of("channel", "FAX"))).hasStatus(422);
		assertThat(post(Map.of("channel", "CALL", "durationSeconds", -1))).hasStatus(422);
		assertThat(post(Map.of("channel", "CALL", "externalId", " "))).hasStatus(422);
		assertThat(get("/api/v1/inbound/" + UUID.randomUUID())).hasStatus(404);
	}

	@Test
	void aDeliveryReportEndsAMessage() {
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into message (id, order_key, medium, kind, event, language, recipient, body, parts, state, provider_id,
						cause_type, cause_id, mail_id, not_before, next_attempt_at, created_at, created_by)
					values (:id, 'x', 'SMS', 'SERVICE', 'note', 'en', '+4915112345678', 'x', 1, 'SENT', :provider, 'report',
						:id::text, 'x', now(), now(), now(), '00000000-0000-7000-8000-000000000001')""")
			.param("id", id)
			.param("provider", "gw-" + id)
			.update();
		this.jdbc
			.sql("""
					insert into inbox_entry (id, source, external_id, fingerprint, signed, body, state, next_attempt_at,
						received_at)
					values (gen_random_uuid(), 'test', :id::text, 'x', true, cast(:body as jsonb), 'RECEIVED', now(), now())""")
			.param("id", id)
			.param("body", "{\"type\":\"delivery\",\"message\":\"gw-" + id + "\",\"state\":\"DELIVERED\"}")
			.update();
		processed(receive(Map.of("channel", "CALL", "from", phone())));
		assertThat(
				this.jdbc.sql("select state from message where id = :id").param("id", id).query(String.class).single())
			.isEqualTo("DELIVERED");
	}

	@Test
	void aPatientsConversationIsReadByApi() {
		String phone = phone();
		PatientId patient = patient("Reader", phone);
		processed(receive(Map.of("channel", "SMS", "from", phone, "text", "Can I come later?")));
		var messages = get("/api/v1/patients/" + patient + "/messages");
		assertThat(messages).hasStatusOk().bodyJson().extractingPath("$.items[0].text").isEqualTo("Can I come later?");
		assertThat(messages).bodyJson().extractingPath("$.items[0].direction").isEqualTo("IN");
	}

	private PatientId patient(String name, String phone) {
		return CurrentStaff.asSystem(() -> this.patients
			.register(NewPatient.named(name + UUID.randomUUID(), "Pat").phone(phone).allowDuplicate(true).build()));
	}

	private ContactId receive(Map<String, Object> fields) {
		MvcTestResult answer = post(fields);
		assertThat(answer).hasStatus(202);
		try {
			return ContactId
				.of(this.json.readTree(answer.getResponse().getContentAsString()).path("contact").asString(""));
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MvcTestResult post(Map<String, Object> fields) {
		var body = new HashMap<String, Object>(Map.of("externalId", UUID.randomUUID().toString()));
		body.putAll(fields);
		return this.mvc.post()
			.uri("/api/v1/inbound")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestStaff.ADMIN_TOKEN)
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(body))
			.exchange();
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).header(HttpHeaders.AUTHORIZATION, "Bearer " + TestStaff.ADMIN_TOKEN).exchange();
	}

	private ContactView processed(ContactId id) {
		for (int i = 0; i < 200; i++) {
			if (CurrentStaff.asSystem(() -> this.inbound.status(id)).processed()) {
				return view(id);
			}
			try {
				Thread.sleep(25);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
		throw new AssertionError("not processed within five seconds");
	}

	private ContactView view(ContactId id) {
		return CurrentStaff.asSystem(() -> this.inbound.get(id));
	}

	private static String phone() {
		return "+4915" + (100_000_000 + Math.abs(UUID.randomUUID().hashCode() % 899_999_999));
	}

}
