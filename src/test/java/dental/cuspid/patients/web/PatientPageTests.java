package dental.cuspid.patients.web;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * The pages of patients.
 */
@IntegrationTest
class PatientPageTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private PatientService patients;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void showsTheRecordAndNotesWhoLooked() {
		PatientId id = register("Glance", "030" + digits());
		assertThat(get("/patients/" + id)).hasStatusOk()
			.bodyText()
			.contains("Glance", "46 years", "Internal account", "Lifetime value", "Registered",
					"/calendar/new?patient=");
		assertThat(get("/patients/" + id + "?tab=details")).hasStatusOk().bodyText().contains("History of consents");
		assertThat(get("/patients/" + id + "?kind=MONEY")).hasStatusOk();
		assertThat(this.jdbc.sql("select count(*) from patient_view where patient_id = :id and how = 'page'")
			.param("id", id.value())
			.query(Integer.class)
			.single()).isEqualTo(3);
	}

	@Test
	void findsWithoutAWordInTheAddress() {
		String name = "Suchbar" + unique();
		register(name, "030" + digits());
		assertThat(post("/patients/search").param("q", name.toLowerCase())).hasStatusOk()
			.bodyText()
			.contains(name)
			.contains("<html");
		assertThat(post("/patients/search").param("q", name).header("HX-Request", "true")).hasStatusOk()
			.bodyText()
			.contains(name)
			.doesNotContain("<html");
		assertThat(post("/patients/search").param("q", "nobody has this name")).bodyText().contains("Nobody found");
		assertThat(get("/patients")).hasStatusOk();
		assertThat(get("/patients/by-name")).hasStatusOk();
	}

	@Test
	void aFieldThatWantsAPatientOffersWhoFits() {
		String name = "Auswahl" + unique();
		register(name, "030" + digits());
		var found = post("/patients/choices").header("HX-Trigger-Name", "recommendedBy")
			.param("recommendedBy", name.toLowerCase());
		assertThat(found).hasStatusOk().bodyText().contains(name).contains("data-choose=\"");
		assertThat(post("/patients/choices").header("HX-Trigger-Name", "patient").param("patient", "qqxzywvuq"))
			.bodyText()
			.contains("Nobody found");
		assertThat(post("/patients/choices").param("q", "q")).bodyText().doesNotContain("data-choose");
	}

	@Test
	void registersOnceHoweverOftenTheFormIsSent() {
		assertThat(get("/patients/new")).hasStatusOk().bodyText().contains("name=\"phones[0]\"");
		String submission = UUID.randomUUID().toString();
		String name = "Once" + unique();
		for (int i = 0; i < 3; i++) {
			assertThat(post("/patients").param("submission", submission)
				.param("lastName", name)
				.param("firstName", "Ada")
				.param("birthDate", "1980-01-02")
				.param("phones[0]", "+4930" + digits())
				.param("emails[0]", "")
				.param("consentData", "true")).hasStatus3xxRedirection();
		}
		assertThat(this.jdbc.sql("select count(*) from patient where last_name = :name")
			.param("name", name)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void keepsWhatWasTypedAndSaysWhatIsWrongWhere() {
		assertThat(post("/patients").param("submission", UUID.randomUUID().toString())
			.param("lastName", "Typed")
			.param("phones[0]", "")
			.param("phones[1]", "not a phone")
			.param("walletAddress", "0x12")).hasStatus(422)
			.bodyText()
			.contains("value=\"Typed\"", "value=\"not a phone\"", "phones1-err", "walletAddress-err");
		assertThat(post("/patients").param("submission", UUID.randomUUID().toString()).param("lastName", " "))
			.hasStatus(422)
			.bodyText()
			.contains("Please give the surname.");
	}

	@Test
	void warnsOfDuplicatesWhileTypingAndAtTheEnd() {
		String phone = "+4930" + digits();
		register("Twin", phone);
		assertThat(post("/patients/duplicates").param("phones[0]", phone).header("HX-Request", "true")).hasStatusOk()
			.bodyText()
			.contains("Twin", "same phone", "allowDuplicate")
			.doesNotContain("<html");
		assertThat(post("/patients").param("submission", UUID.randomUUID().toString())
			.param("lastName", "Other")
			.param("phones[0]", phone)).hasStatus(422).bodyText().contains("Twin", "name=\"allowDuplicate\"");
		assertThat(post("/patients").param("submission", UUID.randomUUID().toString())
			.param("lastName", "Other")
			.param("phones[0]", phone)
			.param("allowDuplicate", "true")).hasStatus3xxRedirection();
	}

	@Test
	void refusesAStaleChangeAndKeepsWhatWasTyped() {
		PatientId id = register("Stale", "030" + digits());
		assertThat(get("/patients/" + id + "/edit")).hasStatusOk();
		assertThat(change(id, 0, "First")).hasStatus3xxRedirection();
		assertThat(change(id, 0, "Second")).hasStatus(409).bodyText().contains("value=\"Second\"", "still here");
	}

	@Test
	void writesNotesConsentsAndHouseholds() {
		PatientId id = register("Family", "030" + digits());
		PatientId child = register("Child", "030" + digits());
		String card = this.staff.as(() -> this.patients.brief(child), Role.FRONT_DESK).cardNumber();
		assertThat(post("/patients/" + id + "/notes").param("submission", UUID.randomUUID().toString())
			.param("text", "Afraid of needles")).hasStatus3xxRedirection();
		assertThat(
				post("/patients/" + id + "/notes").param("submission", UUID.randomUUID().toString()).param("text", " "))
			.hasStatus(422);
		assertThat(post("/patients/" + id + "/consents").param("submission", UUID.randomUUID().toString())
			.param("sms", "YES")
			.param("email", "NO")
			.param("marketingMatch", "OPEN")).hasStatus3xxRedirection();
		assertThat(post("/patients/" + id + "/household").param("submission", UUID.randomUUID().toString())
			.param("member", String.valueOf(card))
			.param("payer", "true")).hasStatus3xxRedirection();
		assertThat(post("/patients/" + id + "/household").param("submission", UUID.randomUUID().toString())
			.param("member", "NO-SUCH")).hasStatus(422).bodyText().contains("member-err");
		assertThat(get("/patients/" + id)).bodyText()
			.contains("Afraid of needles", "Household:", "Child", "Consent given: News by SMS");
		for (String form : new String[] { "/notes/new", "/consents", "/household" }) {
			assertThat(get("/patients/" + id + form)).hasStatusOk();
		}
		assertThat(post("/patients/" + id + "/household/leave").param("submission", UUID.randomUUID().toString())
			.param("member", child.toString())).hasStatus3xxRedirection();
		assertThat(get("/patients/" + id)).bodyText().doesNotContain("Household:");
	}

	@Test
	void givesALeadItsCardNumber() {
		PatientId id = this.staff.as(
				() -> this.patients
					.register(NewPatient.named("", "").phone("+4930" + digits()).allowDuplicate(true).lead().build()),
				Role.FRONT_DESK);
		assertThat(get("/patients/" + id)).bodyText().contains("No card number yet", "Give a card number");
		assertThat(post("/patients/" + id + "/card-number").param("submission", UUID.randomUUID().toString()))
			.hasStatus3xxRedirection();
		assertThat(get("/patients/" + id)).bodyText().doesNotContain("No card number yet");
	}

	@ParameterizedTest
	@ValueSource(strings = { "de", "ru" })
	void speaksTheOtherLanguages(String language) {
		PatientId id = register("Sprache", "030" + digits());
		for (String path : new String[] { "/patients", "/patients/new", "/patients/" + id,
				"/patients/" + id + "?tab=details", "/patients/" + id + "/edit", "/patients/" + id + "/household" }) {
			assertThat(get(path + (path.contains("?") ? "&" : "?") + "language=" + language)).hasStatusOk()
				.bodyText()
				.doesNotContain("??");
		}
	}

	@Test
	void keepsMarketingOutEverywhere() {
		PatientId id = register("Hidden", "030" + digits());
		for (String path : new String[] { "", "/by-name", "/new", "/" + id, "/" + id + "/edit", "/" + id + "/notes/new",
				"/" + id + "/consents", "/" + id + "/household" }) {
			assertThat(this.mvc.get().uri("/patients" + path).with(this.staff.user(Role.MARKETING))).hasStatus(403);
		}
		for (String path : new String[] { "/search", "/duplicates" }) {
			assertThat(this.mvc.post()
				.uri("/patients" + path)
				.param("q", "Hidden")
				.param("phones[0]", "030" + digits())
				.with(this.staff.user(Role.MARKETING))
				.with(csrf())).hasStatus(403);
		}
		assertThat(this.mvc.get().uri("/patients/new").with(this.staff.user(Role.FINANCE))).hasStatus(403);
	}

	@Test
	void answersAnUnknownPatientWithTheErrorPage() {
		assertThat(get("/patients/" + UUID.randomUUID())).hasStatus(404);
		assertThat(get("/patients/nonsense")).hasStatus(404);
	}

	private PatientId register(String name, String phone) {
		return this.staff.as(() -> this.patients.register(NewPatient.named(name, "Ada")
			.birthDate(LocalDate.of(1980, 9, 17))
			.country("DE")
			.phone(phone)
			.allowDuplicate(true)
			.build()), Role.FRONT_DESK);
	}

	private MockMvcRequestBuilder get(String path) {
		return this.mvc.get().uri(path).with(this.staff.user(Role.FRONT_DESK));
	}

	private MockMvcRequestBuilder post(String path) {
		return this.mvc.post().uri(path).with(this.staff.user(Role.FRONT_DESK)).with(csrf());
	}

	private MockMvcRequestBuilder change(PatientId id, int version, String name) {
		return post("/patients/" + id + "/edit").param("submission", UUID.randomUUID().toString())
			.param("version", "" + version)
			.param("lastName", name)
			.param("firstName", "Ada");
	}

	private static String digits() {
		return "" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
	}

	private static String unique() {
		return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L), 36);
	}

}
