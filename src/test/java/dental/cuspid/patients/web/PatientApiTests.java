package dental.cuspid.patients.web;

import java.util.concurrent.ThreadLocalRandom;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Patients over the API.
 */
@IntegrationTest
class PatientApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff staff;

	@Test
	void registersAndShowsEverythingOfThePatient() {
		String card = "API/" + unique();
		String body = """
				{"cardNumber": "%s", "lastName": "Hohenstein", "firstName": "Marie-Luise", "middleName": null,
				 "birthDate": "1979-09-17", "phones": ["030 %s"], "emails": ["ML.%s@Example.org"], "language": "de",
				 "source": "Coupon", "sourceDetail": "Friend", "utm": {"utm_source": "x"},
				 "walletAddress": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
				 "consents": {"dataProcessing": true, "sms": false},
				 "opening": {"visits": 3, "lastVisitOn": "2026-02-24", "paid": 120.5}, "comment": "After 18:00",
				 "allowDuplicate": true}""".formatted(card.toLowerCase(), digits(), unique());
		MvcTestResult created = post(body);
		assertThat(created).hasStatus(201).bodyJson().extractingPath("$.cardNumber").isEqualTo(card.toUpperCase());
		MvcTestResult shown = get("/api/v1/patients/" + card.replace('/', '~'));
		var json = assertThat(shown).hasStatusOk().bodyJson();
		json.extractingPath("$.lastName").isEqualTo("Hohenstein");
		json.extractingPath("$.takesPartInDentacoin").isEqualTo("YES");
		json.extractingPath("$.consents.sms").isEqualTo(false);
		json.extractingPath("$.opening.visits").isEqualTo(3);
		json.extractingPath("$.lastVisitOn").isEqualTo("2026-02-24");
		json.extractingPath("$.visits").isEqualTo(3);
		json.extractingPath("$.lifetimeValue").convertTo(Double.class).isEqualTo(120.5);
		json.extractingPath("$.balances.dentacoin").isEqualTo(0);
		json.extractingPath("$.walletCheckedAt").isNull();
		json.extractingPath("$.underTreatment").isEqualTo(false);
	}

	@Test
	void namesTheCandidatesOfADuplicate() {
		String phone = "030" + digits();
		String card = "DUP" + unique();
		post("{\"cardNumber\": \"%s\", \"lastName\": \"A\", \"firstName\": \"B\", \"phones\": [\"+49%s\"]}"
			.formatted(card, phone.substring(1)));
		MvcTestResult refused = post(
				"{\"lastName\": \"C\", \"firstName\": \"D\", \"phones\": [\"+49%s\"]}".formatted(phone.substring(1)));
		assertThat(refused).hasStatus(409)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.candidates[0]")
			.isEqualTo(card.toUpperCase());
		assertThat(post("{\"lastName\": \"C\", \"firstName\": \"D\", \"phones\": [\"+49%s\"], \"allowDuplicate\": true}"
			.formatted(phone.substring(1)))).hasStatus(201);
	}

	@Test
	void changesOnlyWhatIsNamedAndRefusesAStaleChange() {
		String card = "CH" + unique();
		post("{\"cardNumber\": \"%s\", \"lastName\": \"Old\", \"firstName\": \"Ada\", \"comment\": \"keep\"}"
			.formatted(card));
		MvcTestResult changed = send(HttpMethod.PATCH, "/api/v1/patients/" + card,
				"{\"lastName\": \"New\", \"consents\": {\"email\": true}, \"version\": 0}");
		var json = assertThat(changed).hasStatusOk().bodyJson();
		json.extractingPath("$.lastName").isEqualTo("New");
		json.extractingPath("$.comment").isEqualTo("keep");
		json.extractingPath("$.consents.email").isEqualTo(true);
		assertThat(send(HttpMethod.PATCH, "/api/v1/patients/" + card, "{\"lastName\": \"Third\", \"version\": 0}"))
			.hasStatus(409);
	}

	@Test
	void keepsTheHistoryOfConsentsAndTellsTheTimeline() {
		String card = "CO" + unique();
		post("{\"cardNumber\": \"%s\", \"lastName\": \"Consent\", \"firstName\": \"Ada\"}".formatted(card));
		send(HttpMethod.PUT, "/api/v1/patients/" + card + "/consents", "{\"sms\": true}");
		MvcTestResult answer = send(HttpMethod.PUT, "/api/v1/patients/" + card + "/consents",
				"{\"sms\": false, \"textVersion\": \"2\"}");
		assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.history.length()").isEqualTo(2);
		assertThat(get("/api/v1/patients/" + card + "/consents")).bodyJson().extractingPath("$.sms").isEqualTo(false);
		MvcTestResult page = get("/api/v1/patients/" + card + "/timeline?limit=2");
		assertThat(page).hasStatusOk().bodyJson().extractingPath("$.items.length()").isEqualTo(2);
		assertThat(get("/api/v1/patients/" + card + "/timeline")).bodyJson()
			.extractingPath("$.items[2].title")
			.isEqualTo("Registered");
		assertThat(get("/api/v1/patients/" + card + "/timeline?kind=MONEY")).bodyJson()
			.extractingPath("$.items.length()")
			.isEqualTo(0);
	}

	@Test
	void findsAndListsInPages() {
		String name = "Listed" + unique();
		post("{\"lastName\": \"%s\", \"firstName\": \"Ada\"}".formatted(name));
		post("{\"lastName\": \"%s\", \"firstName\": \"Bea\"}".formatted(name));
		assertThat(get("/api/v1/patients?q=" + name)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.items[0].name")
			.isEqualTo(name + ", Ada");
		assertThat(get("/api/v1/patients?limit=1")).hasStatusOk().bodyJson().extractingPath("$.nextCursor").isNotNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{}|422", "{|400", "[]|400", "{\"lastName\": \"A\"}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"birthDate\": \"17.09.1979\"}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"birthDate\": \"2999-01-01\"}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"phones\": [null, \"abc\"]}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"phones\": \"030\"}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"takesPartInDentacoin\": \"MAYBE\"}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"opening\": {\"paid\": 1.234567}}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"opening\": {\"visits\": -1}}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"cardNumber\": \"a b\"}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"walletAddress\": \"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed\"}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"recommendedBy\": \"NO-SUCH\"}|422",
			"{\"lastName\": \"A\", \"firstName\": \"B\", \"shoeSize\": 43}|422",
			"{\"lastName\": \"A\\u0000\\ud800B\", \"firstName\": \"B\", \"utm\": {\"a\": null}, \"phones\": [null]}|201" })
	void refusesWhatItCannotRead(String body, int status) {
		assertThat(post(body)).hasStatus(status);
	}

	@Test
	void refusesMarketingAndUnknownPatients() {
		assertThat(get("/api/v1/patients/NO-SUCH-CARD")).hasStatus(404);
		assertThat(get("/api/v1/patients?cursor=nonsense")).hasStatus(422);
		assertThat(get("/api/v1/patients?limit=500")).hasStatus(422);
		String token = this.staff.token(Role.MARKETING);
		for (String path : new String[] { "", "?q=mue", "/1", "/1/consents", "/1/timeline" }) {
			assertThat(this.mvc.get().uri("/api/v1/patients" + path).header("Authorization", "Bearer " + token))
				.hasStatus(403);
		}
	}

	private MvcTestResult post(String body) {
		return send(HttpMethod.POST, "/api/v1/patients", body);
	}

	private MvcTestResult send(HttpMethod method, String path, String body) {
		return this.mvc.method(method)
			.uri(path)
			.header("Authorization", "Bearer " + TestStaff.ADMIN_TOKEN)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).header("Authorization", "Bearer " + TestStaff.ADMIN_TOKEN).exchange();
	}

	private static String digits() {
		return "" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
	}

	private static String unique() {
		return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L), 36).toUpperCase();
	}

}
