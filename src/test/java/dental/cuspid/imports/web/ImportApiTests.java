package dental.cuspid.imports.web;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.ThreadLocalRandom;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.ApiTokenService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMultipartMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports over the API, as api.md describes them.
 */
@IntegrationTest
class ImportApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private ApiTokenService tokens;

	@Test
	void previewsAppliesListsAndUndoes() {
		String card = "API-" + unique();
		String body = "Card number;Full name;Phone;When born;Phone\n" + card + ";Anna Q" + unique() + ";+7701"
				+ digits() + ";01.02.1990;нет\n;=2+5;;;\n";
		MvcTestResult answer = this.mvc.post()
			.uri("/api/v1/imports")
			.multipart()
			.file(file(body))
			.param("kind", "PATIENTS")
			.param("mapping", "{\"When born\": \"birthDate\"}")
			.param("options", "{\"country\": \"KZ\", \"treated\": false}")
			.header("Authorization", bearer())
			.exchange();
		var json = assertThat(answer).hasStatus(201).bodyJson();
		json.extractingPath("$.state").isEqualTo("PREVIEWED");
		json.extractingPath("$.encoding").isEqualTo("UTF-8");
		json.extractingPath("$.delimiter").isEqualTo(";");
		json.extractingPath("$.mapping['Phone#2']").isEqualTo("phone");
		json.extractingPath("$.mapping['When born']").isEqualTo("birthDate");
		json.extractingPath("$.counts.create").isEqualTo(1);
		json.extractingPath("$.counts.refused").isEqualTo(1);
		json.extractingPath("$.rows[0].row").isEqualTo(2);
		json.extractingPath("$.rows[0].values.birthDate").isEqualTo("1990-02-01");
		json.extractingPath("$.rows[0].reasons[0].field").isEqualTo("phone");
		json.extractingPath("$.rows[1].action").isEqualTo("REFUSED");
		String id = id(answer);
		assertThat(get("/api/v1/imports/" + id + "/rows?action=CREATE")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.items")
			.asArray()
			.hasSize(1);
		assertThat(get("/api/v1/imports/" + id + "/refused.csv")).hasStatusOk()
			.bodyText()
			.startsWith("\uFEFFCard number;Full name;Phone;When born;Phone#2;reason\r\n;'=2+5;;;;");
		assertThat(await(post("/api/v1/imports/" + id + "/apply"), id)).isEqualTo("APPLIED");
		assertThat(get("/api/v1/patients/" + card)).hasStatusOk().bodyJson().extractingPath("$.visits").isEqualTo(0);
		assertThat(get("/api/v1/imports/" + id)).bodyJson().extractingPath("$.progress.done").isEqualTo(1);
		assertThat(await(post("/api/v1/imports/" + id + "/undo"), id)).isEqualTo("UNDONE");
		assertThat(get("/api/v1/patients/" + card)).hasStatus(404);
		assertThat(post("/api/v1/imports/" + id + "/apply")).hasStatus(409);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|PATIENTS|file", "1;Anna;87771234567|PATIENTS|file", "'a;b'|GHOSTS|kind",
			"'\u0000\u0001\u0002\u0003\u0004'|PATIENTS|file" })
	void whatCannotBeReadIsRefusedWithItsReason(String content, String kind, String field) {
		MvcTestResult answer = upload(content.getBytes(StandardCharsets.UTF_8), kind, bearer());
		assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
	}

	@Test
	void choicesThatDoNotExistAreRefused() {
		assertThat(with("mapping", "{\"Nowhere\": \"phone\"}")).hasStatus(422);
		assertThat(with("mapping", "[1]")).hasStatus(422);
		assertThat(with("options", "{\"colour\": \"blue\"}")).hasStatus(422);
		assertThat(with("options", "{\"country\": \"Narnia\"}")).hasStatus(422);
		assertThat(with("options", "{\"dateFormat\": \"tomorrow\"}")).hasStatus(422);
		assertThat(with("options", "{\"headerRow\": 99}")).hasStatus(422);
		assertThat(with("onDuplicate", "MAYBE")).hasStatus(422);
		assertThat(with("onDuplicate", "UPDATE")).hasStatus(201);
	}

	@Test
	void cancellingKeepsEverythingOut() {
		MvcTestResult answer = upload(
				"Card number;Full name\n%s;Anna\n".formatted(unique()).getBytes(StandardCharsets.UTF_8), "PATIENTS",
				bearer());
		assertThat(post("/api/v1/imports/" + id(answer) + "/cancel")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.state")
			.isEqualTo("CANCELLED");
		assertThat(post("/api/v1/imports/" + id(answer) + "/undo")).hasStatus(409);
	}

	@Test
	void onlyAdministratorsImportAndThePastNeedsItsScope() {
		byte[] file = "Card number;Account;Amount\n1;BONUS;5\n".getBytes(StandardCharsets.UTF_8);
		String desk = "Bearer " + this.staff.token(Role.FRONT_DESK);
		assertThat(upload(file, "BALANCES", desk)).hasStatus(403);
		String name = this.staff.username(Role.ADMINISTRATOR);
		String usual = "Bearer "
				+ CurrentStaff.asSystem(() -> this.tokens.issue(name, EnumSet.of(Scope.READ, Scope.WRITE)));
		assertThat(upload(file, "BALANCES", usual)).hasStatus(403);
		assertThat(upload(file, "BALANCES", bearer())).hasStatus(201);
		assertThat(this.mvc.get().uri("/api/v1/imports").header("Authorization", desk)).hasStatus(403);
		assertThat(get("/api/v1/imports")).hasStatusOk();
		assertThat(get("/api/v1/imports/00000000-0000-0000-0000-000000000000")).hasStatus(404);
	}

	@Test
	void pagesShowTheWayFromFileToUndo() {
		var admin = this.staff.user(Role.ADMINISTRATOR);
		assertThat(this.mvc.get().uri("/settings/imports").with(admin)).hasStatusOk();
		String id = id(upload("Card number;Full name;Phone\n%s;Anna R%s;нет\n".formatted(unique(), unique())
			.getBytes(StandardCharsets.UTF_8), "PATIENTS", bearer()));
		assertThat(this.mvc.get().uri("/settings/imports/" + id).with(admin)).hasStatusOk()
			.bodyText()
			.contains("imp-why", "/settings/imports/" + id + "/apply");
		assertThat(this.mvc.get().uri("/settings/imports/" + id + "/progress").with(admin)).hasStatusOk();
		assertThat(this.mvc.get().uri("/settings/imports").with(this.staff.user(Role.FRONT_DESK))).hasStatus(403);
	}

	private MvcTestResult with(String name, String value) {
		return request("Card number;Full name\n1;Anna\n".getBytes(StandardCharsets.UTF_8), "PATIENTS", bearer())
			.param(name, value)
			.exchange();
	}

	private MvcTestResult upload(byte[] content, String kind, String authorization) {
		return request(content, kind, authorization).exchange();
	}

	private MockMultipartMvcRequestBuilder request(byte[] content, String kind, String authorization) {
		return this.mvc.post()
			.uri("/api/v1/imports")
			.multipart()
			.file(new MockMultipartFile("file", "patients.csv", "text/csv", content))
			.param("kind", kind)
			.header("Authorization", authorization);
	}

	private static MockMultipartFile file(String text) {
		return new MockMultipartFile("file", "patients.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
	}

	private String await(MvcTestResult answer, String id) {
		assertThat(answer).hasStatusOk();
		String state = state(answer);
		for (int i = 0; i < 300 && state.equals("RUNNING"); i++) {
			try {
				Thread.sleep(100);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			state = state(get("/api/v1/imports/" + id));
		}
		return state;
	}

	private String state(MvcTestResult answer) {
		return text(answer).replaceFirst("(?s).*?\"state\":\"([A-Z]+)\".*", "$1");
	}

	private String id(MvcTestResult answer) {
		return text(answer).replaceFirst("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
	}

	private static String text(MvcTestResult answer) {
		return new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).header("Authorization", bearer()).exchange();
	}

	private MvcTestResult post(String uri) {
		return this.mvc.post().uri(uri).header("Authorization", bearer()).exchange();
	}

	private static String bearer() {
		return "Bearer " + TestStaff.ADMIN_TOKEN;
	}

	private static String unique() {
		var name = new StringBuilder();
		ThreadLocalRandom.current().ints(9, 'A', 'Z' + 1).forEach((letter) -> name.append((char) letter));
		return name.toString();
	}

	private static long digits() {
		return ThreadLocalRandom.current().nextLong(1_000_000L, 9_999_999L);
	}

}
