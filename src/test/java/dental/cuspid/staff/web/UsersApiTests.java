package dental.cuspid.staff.web;

import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Users, tokens and audit by API (BASE-11, BASE-12, BASE-14).
 */
@IntegrationTest
class UsersApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff people;

	@Test
	void aUserIsCreatedAndChanged() {
		String name = name();
		assertThat(admin("POST", "/users", """
				{"username": "%s", "name": "Ана Müller", "email": "Ana@Example.org", "language": "de",
				 "supervisor": "admin", "roles": ["FRONT_DESK", "FINANCE"], "password": "four unrelated words"}"""
			.formatted(name))).hasStatus(201);
		var shown = admin("GET", "/users/" + name, null);
		assertThat(shown).bodyJson().extractingPath("$.email").isEqualTo("ana@example.org");
		assertThat(shown).bodyJson().extractingPath("$.supervisor").isEqualTo("admin");
		assertThat(shown).bodyJson().extractingPath("$.roles").asArray().containsExactly("FRONT_DESK", "FINANCE");
		assertThat(shown).bodyJson().doesNotHavePath("$.password");
		var changed = admin("PUT", "/users/" + name, "{\"roles\": [\"DIRECTOR\"], \"enabled\": false}");
		assertThat(changed).hasStatusOk().bodyJson().extractingPath("$.roles[0]").isEqualTo("DIRECTOR");
		assertThat(changed).bodyJson().extractingPath("$.enabled").isEqualTo(false);
		assertThat(changed).bodyJson().extractingPath("$.name").isEqualTo("Ана Müller");
		assertThat(admin("GET", "/users", null)).bodyJson()
			.extractingPath("$.items[*].username")
			.asArray()
			.contains(name);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "\"name\": \"A\", \"roles\": [\"FINANCE\"]; username",
			"\"username\": \"ab\", \"name\": \"A\", \"roles\": []; roles",
			"\"username\": \"ab\", \"name\": \"A\"; roles",
			"\"username\": \"ab\", \"name\": \"A\", \"roles\": [\"KING\"]; roles[0]",
			"\"username\": \"A b\", \"name\": \"A\", \"roles\": [\"FINANCE\"]; username",
			"\"username\": \"ab\", \"name\": \" \", \"roles\": [\"FINANCE\"]; name",
			"\"username\": \"ab\", \"name\": \"A\", \"roles\": [\"FINANCE\"], \"email\": \"at\"; email",
			"\"username\": \"ab\", \"name\": \"A\", \"roles\": [\"FINANCE\"], \"language\": \"fr\"; language",
			"\"username\": \"ab\", \"name\": \"A\", \"roles\": [\"FINANCE\"], \"branch\": \"none\"; branch",
			"\"username\": \"ab\", \"name\": \"A\", \"roles\": [\"FINANCE\"], \"supervisor\": \"none\"; supervisor",
			"\"username\": \"ab\", \"name\": \"A\", \"roles\": [\"FINANCE\"], \"password\": \"short\"; password",
			"\"username\": \"ab\", \"name\": \"A\", \"roles\": [\"FINANCE\"], \"admin\": true; admin" })
	void badUsersAreRefusedAtTheirField(String fields, String field) {
		assertThat(admin("POST", "/users", "{" + fields + "}")).hasStatus(422)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo(field);
	}

	@Test
	void aUserNameIsTakenOnce() {
		String user = "{\"username\": \"%s\", \"name\": \"A\", \"roles\": [\"FINANCE\"]}".formatted(name());
		assertThat(admin("POST", "/users", user)).hasStatus(201);
		assertThat(admin("POST", "/users", user)).hasStatus(409)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("username");
	}

	@Test
	void nobodyDisablesOrDemotesThemselves() {
		assertThat(admin("PUT", "/users/admin", "{\"enabled\": false}")).hasStatus(422);
		assertThat(admin("PUT", "/users/admin", "{\"roles\": [\"FINANCE\"]}")).hasStatus(422);
	}

	@Test
	void aTokenWorksWithinItsScopesUntilItIsEnded() throws Exception {
		String name = this.people.username(Role.ADMINISTRATOR);
		var issued = admin("POST", "/users/" + name + "/tokens", "{\"scopes\": [\"read\"]}");
		assertThat(issued).hasStatus(201);
		String token = issued.getResponse().getContentAsString().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
		assertThat(send("GET", "/users", token, null)).hasStatusOk();
		assertThat(send("POST", "/revenue-categories", token, "{\"code\": \"x\", \"name\": \"x\"}")).hasStatus(403);
		String id = admin("GET", "/users/" + name + "/tokens", null).getResponse()
			.getContentAsString()
			.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
		assertThat(admin("DELETE", "/users/" + name + "/tokens/" + id, null)).hasStatus(204);
		assertThat(admin("DELETE", "/users/" + name + "/tokens/" + id, null)).hasStatus(404);
		assertThat(send("GET", "/users", token, null)).hasStatus(401);
	}

	@Test
	void anUnknownScopeIsRefusedAndNoneMeansTheUsualOnes() {
		String name = this.people.username(Role.FRONT_DESK);
		assertThat(admin("POST", "/users/" + name + "/tokens", "{\"scopes\": [\"everything\"]}")).hasStatus(422);
		assertThat(admin("POST", "/users/" + name + "/tokens", null)).hasStatus(201);
		assertThat(admin("POST", "/users/" + name + "/tokens", "{}")).hasStatus(201);
		assertThat(admin("GET", "/users/" + name + "/tokens", null)).bodyJson()
			.extractingPath("$.items[0].scopes")
			.asArray()
			.containsExactly("approve", "read", "write");
		assertThat(admin("POST", "/users/nobody/tokens", "{}")).hasStatus(404);
	}

	@Test
	void theAuditTrailNamesWhoDidWhat() {
		for (int i = 0; i < 2; i++) {
			admin("POST", "/users",
					"{\"username\": \"%s\", \"name\": \"A\", \"roles\": [\"FINANCE\"]}".formatted(name()));
		}
		var audit = admin("GET", "/audit?person=admin&limit=1", null);
		assertThat(audit).bodyJson().extractingPath("$.items[*].action").asArray().contains("staff.created");
		assertThat(audit).bodyJson().extractingPath("$.nextCursor").isNotNull();
		assertThat(admin("GET", "/audit?person=nobody", null)).bodyJson().extractingPath("$.items").asArray().isEmpty();
		assertThat(admin("GET", "/audit/views", null)).hasStatusOk();
	}

	@ParameterizedTest
	@EnumSource(Role.class)
	void onlyAdministratorsManageUsers(Role role) {
		String token = this.people.token(role);
		boolean may = role == Role.ADMINISTRATOR;
		assertThat(send("GET", "/users", token, null)).hasStatus(may ? 200 : 403);
		assertThat(send("GET", "/users/admin", token, null)).hasStatus(may ? 200 : 403);
		assertThat(send("GET", "/audit", token, null)).hasStatus(may ? 200 : 403);
		assertThat(send("POST", "/users", token,
				"{\"username\": \"%s\", \"name\": \"A\", \"roles\": [\"FINANCE\"]}".formatted(name())))
			.hasStatus(may ? 201 : 403);
		assertThat(send("POST", "/users/admin/tokens", token, "{}")).hasStatus(may ? 201 : 403);
	}

	private static String name() {
		return "u" + UUID.randomUUID().toString().substring(0, 12);
	}

	private MvcTestResult admin(String method, String path, @Nullable String body) {
		return send(method, path, TestStaff.ADMIN_TOKEN, body);
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
