package dental.cuspid.clinic.web;

import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Branches, practitioners, chairs, services and categories by API (BASE-14, WL-17, CB-1).
 */
@IntegrationTest
class DirectoryApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff people;

	@Test
	void aBranchWithoutHoursGetsTheUsualOnes() {
		String code = code();
		var answer = post("/branches", "{\"code\": \"%s\", \"name\": \"Main street\"}".formatted(code));
		assertThat(answer).hasStatus(201);
		assertThat(answer).bodyJson().extractingPath("$.openingHours.MONDAY[0].from").isEqualTo("08:00");
		assertThat(answer).bodyJson().extractingPath("$.openingHours.SATURDAY[0].to").isEqualTo("15:00");
		assertThat(answer).bodyJson().doesNotHavePath("$.openingHours.SUNDAY");
	}

	@Test
	void aBranchKeepsSeveralIntervalsADayAndItsHolidays() {
		String code = code();
		assertThat(post("/branches", """
				{"code": "%s", "name": "Two shifts", "phone": "+49 30 1234567", "address": "Hauptstr. 1",
				 "openingHours": {"TUESDAY": [{"from": "14:00", "to": "18:00"}, {"from": "08:00", "to": "12:00"}]},
				 "holidays": ["2026-12-25"]}""".formatted(code))).hasStatus(201);
		var shown = get("/branches/" + code);
		assertThat(shown).bodyJson().extractingPath("$.openingHours.TUESDAY[1].from").isEqualTo("14:00");
		assertThat(shown).bodyJson().extractingPath("$.holidays[0]").isEqualTo("2026-12-25");
		var changed = put("/branches/" + code, "{\"name\": \"Renamed\"}");
		assertThat(changed).hasStatusOk().bodyJson().extractingPath("$.name").isEqualTo("Renamed");
		assertThat(changed).bodyJson().extractingPath("$.openingHours.TUESDAY[0].from").isEqualTo("08:00");
		assertThat(changed).bodyJson().extractingPath("$.holidays[0]").isEqualTo("2026-12-25");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"MONDAY\": [{\"from\": \"18:00\", \"to\": \"08:00\"}]}",
			"{\"MONDAY\": [{\"from\": \"08:00\", \"to\": \"12:00\"}, {\"from\": \"11:00\", \"to\": \"14:00\"}]}", "{}",
			"{\"MONDAY\": [{\"from\": \"8\", \"to\": \"12:00\"}]}", "{\"MONDAY\": [{\"to\": \"12:00\"}]}",
			"{\"MONDAY\": null}", "[]", "{\"FUNDAY\": []}" })
	void hoursThatMakeNoSenseAreRefusedAtTheirField(String hours) {
		var answer = post("/branches",
				"{\"code\": \"%s\", \"name\": \"X\", \"openingHours\": %s}".formatted(code(), hours));
		assertThat(answer).hasStatus(422);
		assertThat(answer).bodyJson().extractingPath("$.errors[0].field").asString().startsWith("openingHours");
	}

	@Test
	void aCodeIsTakenOnceWhateverItsCase() {
		String code = code();
		post("/branches", "{\"code\": \"%s\", \"name\": \"A\"}".formatted(code));
		var again = post("/branches", "{\"code\": \"%s\", \"name\": \"B\"}".formatted(code.toUpperCase()));
		assertThat(again).hasStatus(409).bodyJson().extractingPath("$.errors[0].field").isEqualTo("code");
	}

	@ParameterizedTest
	@ValueSource(strings = { "two words", "a/b", "", "12345678901234567890123456789012345678901" })
	void aCodeOfAnotherShapeIsRefused(String code) {
		var answer = post("/branches", "{\"code\": \"%s\", \"name\": \"A\"}".formatted(code));
		assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.errors[0].field").isEqualTo("code");
	}

	@ParameterizedTest
	@ValueSource(strings = { "practitioners", "chairs" })
	void practitionersAndChairsBelongToABranch(String directory) {
		String branch = branch();
		String code = code();
		String body = "{\"code\": \"%s\", \"name\": \"Dr. Ä\", \"branch\": \"%s\"}";
		assertThat(post("/" + directory, body.formatted(code, branch))).hasStatus(201)
			.bodyJson()
			.extractingPath("$.branch")
			.isEqualTo(branch);
		assertThat(post("/" + directory, body.formatted(code, branch))).hasStatus(409);
		assertThat(post("/" + directory, body.formatted(code(), "nowhere"))).hasStatus(422)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("branch");
		assertThat(put("/" + directory + "/" + code, "{\"active\": false, \"name\": \"Left\"}")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.active")
			.isEqualTo(false);
		assertThat(get("/" + directory + "/" + code)).bodyJson().extractingPath("$.name").isEqualTo("Left");
		assertThat(put("/" + directory + "/" + code, "{\"code\": \"other\"}")).hasStatus(422);
		assertThat(get("/" + directory + "/unknown")).hasStatus(404);
	}

	@Test
	void aServiceKeepsItsPriceAndCashback() {
		String code = code();
		assertThat(post("/services", """
				{"code": "%s", "name": "Hygiene", "category": "IP", "price": 120.50, "durationMinutes": 45,
				 "cashback": {"type": "PERCENT", "value": 5}}""".formatted(code))).hasStatus(201);
		var shown = get("/services/" + code);
		assertThat(shown).bodyJson().extractingPath("$.price").isEqualTo(120.50);
		assertThat(shown).bodyJson().extractingPath("$.cashback.value").isEqualTo(5);
		assertThat(shown).bodyJson().extractingPath("$.durationMinutes").isEqualTo(45);
		var changed = put("/services/" + code, "{\"price\": 130, \"cashback\": {\"type\": \"NONE\"}}");
		assertThat(changed).bodyJson().extractingPath("$.price").isEqualTo(130.00);
		assertThat(changed).bodyJson().extractingPath("$.durationMinutes").isEqualTo(45);
		assertThat(changed).bodyJson().extractingPath("$.cashback.type").isEqualTo("NONE");
		assertThat(put("/services/" + code, "{\"active\": false}")).bodyJson()
			.extractingPath("$.active")
			.isEqualTo(false);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "\"category\": \"IP\", \"price\": -1; price",
			"\"category\": \"IP\", \"price\": 1.005; price", "\"category\": \"IP\", \"price\": 1e15; price",
			"\"category\": \"NOPE\", \"price\": 1; category", "\"category\": \"IP\"; price",
			"\"category\": \"IP\", \"price\": \"a lot\"; price",
			"\"category\": \"IP\", \"price\": 1, \"durationMinutes\": 0; durationMinutes",
			"\"category\": \"IP\", \"price\": 1, \"durationMinutes\": 12.5; durationMinutes",
			"\"category\": \"IP\", \"price\": 1, \"cashback\": {\"type\": \"PERCENT\", \"value\": 101}; cashback.value",
			"\"category\": \"IP\", \"price\": 1, \"cashback\": {\"type\": \"AMOUNT\"}; cashback.value",
			"\"category\": \"IP\", \"price\": 1, \"cashback\": {\"value\": 5}; cashback.type",
			"\"category\": \"IP\", \"price\": 1, \"surprise\": 1; surprise" })
	void badServicesAreRefusedAtTheirField(String fields, String field) {
		var answer = post("/services", "{\"code\": \"%s\", \"name\": \"X\", %s}".formatted(code(), fields));
		assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
	}

	@Test
	void theClinicAddsCategoriesOfItsOwn() {
		String code = code();
		assertThat(post("/revenue-categories", "{\"code\": \"%s\", \"name\": \"Bleaching\"}".formatted(code)))
			.hasStatus(201);
		assertThat(post("/revenue-categories", "{\"code\": \"%s\", \"name\": \"Bleaching\"}".formatted(code)))
			.hasStatus(409);
		assertThat(post("/services",
				"{\"code\": \"%s\", \"name\": \"White\", \"category\": \"%s\", \"price\": 1}".formatted(code(), code)))
			.hasStatus(201);
		assertThat(get("/revenue-categories")).bodyJson()
			.extractingPath("$.items[*].code")
			.asArray()
			.contains("GNATH", "IMP", "IP", "KFO", "KONS_CHIR", "MATERIAL", "ZE", "PAR", "FLAB", code);
	}

	@Test
	void aSourceIsThereOnceAndCanBeRetired() {
		String name = "Radio " + code();
		for (String spelling : new String[] { name, name.toUpperCase(), " " + name + " " }) {
			assertThat(post("/sources", "{\"name\": \"%s\"}".formatted(spelling))).hasStatus(201)
				.bodyJson()
				.extractingPath("$.name")
				.isEqualTo(name);
		}
		assertThat(put("/sources/" + name, "{\"active\": false}")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.active")
			.isEqualTo(false);
		assertThat(put("/sources/nobody", "{\"active\": false}")).hasStatus(404);
		assertThat(post("/sources", "{\"name\": \" \"}")).hasStatus(422);
	}

	@Test
	void listsGoOnWhereTheyEnded() {
		branch();
		branch();
		var first = get("/branches?limit=1");
		assertThat(first).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
		assertThat(first).bodyJson().extractingPath("$.nextCursor").isNotNull();
		assertThat(get("/branches?limit=500")).hasStatus(422);
		assertThat(get("/branches?cursor=%%%")).hasStatus(422);
	}

	@Test
	void theSameKeyAgainAnswersTheFirstAnswer() {
		String body = "{\"code\": \"%s\", \"name\": \"Once\"}".formatted(code());
		String key = UUID.randomUUID().toString();
		for (int i = 0; i < 3; i++) {
			assertThat(this.mvc.post()
				.uri("/api/v1/branches")
				.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestStaff.ADMIN_TOKEN)
				.header("Idempotency-Key", key)
				.contentType(MediaType.APPLICATION_JSON)
				.content(body)
				.exchange()).hasStatus(201);
		}
		assertThat(this.mvc.post()
			.uri("/api/v1/branches")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestStaff.ADMIN_TOKEN)
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"code\": \"%s\", \"name\": \"Other\"}".formatted(code()))
			.exchange()).hasStatus(422);
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void everyRoleReadsDirectoriesAndAdministratorsChangeThem(Role role) {
		String token = this.people.token(role);
		int added = (role == Role.ADMINISTRATOR) ? 201 : 403;
		assertThat(send("POST", "/branches", token, "{\"code\": \"%s\", \"name\": \"R\"}".formatted(code())))
			.hasStatus(added);
		for (String directory : new String[] { "branches", "practitioners", "chairs", "services", "revenue-categories",
				"settings" }) {
			assertThat(send("GET", "/" + directory, token, null)).hasStatusOk();
		}
		assertThat(send("POST", "/services", token,
				"{\"code\": \"%s\", \"name\": \"R\", \"category\": \"IP\", \"price\": 1}".formatted(code())))
			.hasStatus(added);
	}

	@Test
	void nobodyReadsWithoutSigningIn() {
		assertThat(this.mvc.get().uri("/api/v1/branches").exchange()).hasStatus(401);
	}

	private String branch() {
		String code = code();
		assertThat(post("/branches", "{\"code\": \"%s\", \"name\": \"B\"}".formatted(code))).hasStatus(201);
		return code;
	}

	private static String code() {
		return "c" + UUID.randomUUID().toString().substring(0, 13);
	}

	private MvcTestResult get(String path) {
		return send("GET", path, TestStaff.ADMIN_TOKEN, null);
	}

	private MvcTestResult post(String path, String body) {
		return send("POST", path, TestStaff.ADMIN_TOKEN, body);
	}

	private MvcTestResult put(String path, String body) {
		return send("PUT", path, TestStaff.ADMIN_TOKEN, body);
	}

	private MvcTestResult send(String method, String path, String token, @Nullable String body) {
		var request = this.mvc.method(HttpMethod.valueOf(method))
			.uri("/api/v1" + path)
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
		if (body != null) {
			request = request.contentType(MediaType.APPLICATION_JSON).content(body);
		}
		return request.exchange();
	}

}
