package dental.cuspid.staff.web;

import java.util.Set;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.staff.ApiTokenService;
import dental.cuspid.staff.CurrentStaff;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.Scope;
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
 * A token may what its scopes say, and nothing beside them (BASE-14).
 */
@IntegrationTest
class TokenScopeTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ApiTokenService tokens;

	@Autowired
	private TestStaff people;

	@ParameterizedTest
	@EnumSource(Scope.class)
	void noTokenOpensAPage(Scope scope) {
		String token = token(Role.DIRECTOR, scope);
		assertThat(send("GET", "/patients", null, token)).hasStatus(403);
		assertThat(send("GET", "/reports", null, token)).hasStatus(403);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "READ; GET; /branches; 200", "READ; POST; /tasks; 403", "WRITE; GET; /branches; 403",
					"WRITE; POST; /tasks; 201", "WRITE; POST; /plans/ID/approve; 403",
					"WRITE; POST; /plans/ID/return; 403", "APPROVE; POST; /plans/ID/approve; 404",
					"APPROVE; POST; /tasks; 403", "METRICS; GET; /branches; 403" })
	void eachScopeOpensItsOwnDoor(Scope scope, String method, String path, int status) {
		String token = token(Role.HEAD_PHYSICIAN, scope);
		String body = path.endsWith("/return") ? "{\"remarks\": \"Add a cleaning\"}"
				: path.startsWith("/plans") ? "{}" : "{\"title\": \"Call\"}";
		assertThat(send(method, "/api/v1" + path.replace("ID", UUID.randomUUID().toString()), body, token))
			.hasStatus(status);
	}

	@Test
	void aTokenHandsOutNoMoreThanItMay() {
		String token = token(Role.ADMINISTRATOR, Scope.WRITE);
		String tokens = "/api/v1/users/" + this.people.username(Role.FRONT_DESK) + "/tokens";
		assertThat(send("POST", tokens, "{\"scopes\": [\"write\", \"history\"]}", token)).hasStatus(422)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("scopes");
		assertThat(send("POST", tokens, "{\"scopes\": [\"write\"]}", token)).hasStatus(201);
	}

	private String token(Role role, Scope scope) {
		String name = this.people.username(role);
		return CurrentStaff.asSystem(() -> this.tokens.issue(name, Set.of(scope)));
	}

	private MvcTestResult send(String method, String path, String body, String token) {
		var request = this.mvc.method(HttpMethod.valueOf(method))
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
		return (body != null && !"GET".equals(method))
				? request.contentType(MediaType.APPLICATION_JSON).content(body).exchange() : request.exchange();
	}

}
