package dental.cuspid;

import java.net.URI;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * What people and other systems meet when something is not there or not understood: a
 * page of the product or a problem in JSON, with a request number, never a stack trace.
 */
@IntegrationTest
class FailureTests {

	@Autowired
	private MockMvcTester mvc;

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/no/such/page", "/patients/not-an-id", "/patients/00000000-0000-7000-8000-00000000ffff",
			"/calendar/not-an-id", "/settings/templates/note/PIGEON/en" })
	void whatIsNotThereIsAPageOfTheProduct(String path) {
		var answer = this.mvc.get().uri(path).with(TestStaff.admin()).accept(MediaType.TEXT_HTML).exchange();
		assertThat(answer).hasStatus(404);
		assertThat(answer.getResponse().getHeader("X-Request-Id")).isNotBlank();
	}

	@ParameterizedTest
	@CsvSource({ "/?all=perhaps,400", "/messages?state=LOST,400", "/calendar/blocked?date=someday,400",
			"/checkout?number=%00,400", "/reports/cashback?to=-999999999-01,400",
			"/calendar?date=%2B999999999-12-31,400" })
	void anAddressNobodyCanReadIsNoFailureOfTheServer(String address, int status) {
		var answer = this.mvc.get()
			.uri(URI.create(address))
			.with(TestStaff.admin())
			.accept(MediaType.TEXT_HTML)
			.exchange();
		assertThat(answer).hasStatus(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999999999", "12 5", "1e3", "twelve" })
	void anAmountNobodyCanReadIsRefusedAndKept(String typed) {
		var answer = this.mvc.post()
			.uri("/cashback/rules/preview")
			.with(TestStaff.admin())
			.with(csrf())
			.param("name", "Typed")
			.param("audience", "ALL")
			.param("basis", "VISIT")
			.param("intervals[0].from", typed)
			.param("intervals[0].value", "5")
			.exchange();
		assertThat(answer.getResponse().getStatus()).isIn(200, 422);
		assertThat(answer).bodyText().contains("value=\"" + typed + "\"").contains("cannot be read");
	}

	@ParameterizedTest
	@CsvSource({ "audience,NOBODY,422", "intervals[300].from,5,400" })
	void aFormNoPageShowsIsNoFailureOfTheServer(String field, String value, int status) {
		var answer = this.mvc.post()
			.uri("/cashback/rules")
			.with(TestStaff.admin())
			.with(csrf())
			.param("submission", UUID.randomUUID().toString())
			.param("name", "Typed")
			.param("basis", "VISIT")
			.param(field, value)
			.exchange();
		assertThat(answer).hasStatus(status);
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/v1/no-such-thing,404", "GET,/api/v1/patients/NO-SUCH-CARD,404",
			"DELETE,/api/v1/settings,405", "GET,/api/v1/appointments/not-an-id,404" })
	void theApiSaysWhatIsWrong(String method, String path, int status) {
		var answer = new ApiClient(this.port, TestStaff.ADMIN_TOKEN).send(method, path.replace("/api/v1", ""), null,
				null);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.json().get("status").asInt()).isEqualTo(status);
		assertThat(answer.json().get("requestId").asString()).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "\"x\"", "{\"currency\":1e999}", "{\"noSuchField\":1}", "null" })
	void bodiesThatCannotBeReadAreRefused(String body) {
		var answer = this.mvc.put()
			.uri("/api/v1/settings")
			.header("Authorization", "Bearer " + TestStaff.ADMIN_TOKEN)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
		assertThat(answer.getResponse().getStatus()).isIn(400, 422);
		assertThat(answer).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "/patients/1/coupons|{\"count\": 99999999999}|count",
			"/appointments|{\"startsAt\": \"2026-11-27T12:15:00Z\", \"durationMinutes\": -99999999999}|durationMinutes",
			"/cashback-rules|{\"intervals\": [{\"conditions\": []}], \"priority\": 99999999999}|priority",
			"/branches|{\"code\": \"NUL1\", \"name\": \"A\\u0000B\"}|name", "/tasks|{\"title\": \"A\\u0000B\"}|title" })
	void aValueThatDoesNotFitIsNamed(String path, String body, String field) {
		var answer = this.mvc.post()
			.uri("/api/v1" + path)
			.header("Authorization", "Bearer " + TestStaff.ADMIN_TOKEN)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
		assertThat(answer).hasStatus(422);
		assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
	}

	@Test
	void aBodyOfNothingHasNoType() throws Exception {
		var client = java.net.http.HttpClient.newHttpClient();
		var request = java.net.http.HttpRequest
			.newBuilder(URI
				.create("http://localhost:" + this.port + "/api/v1/appointments/" + UUID.randomUUID() + "/cancel"))
			.header("Authorization", "Bearer " + TestStaff.ADMIN_TOKEN)
			.header("Content-Type", "application/x-www-form-urlencoded");
		var nothing = request.POST(java.net.http.HttpRequest.BodyPublishers.noBody()).build();
		assertThat(client.send(nothing, java.net.http.HttpResponse.BodyHandlers.discarding()).statusCode())
			.as("the appointment is looked for")
			.isEqualTo(404);
		var form = request.POST(java.net.http.HttpRequest.BodyPublishers.ofString("reason=Ill")).build();
		assertThat(client.send(form, java.net.http.HttpResponse.BodyHandlers.discarding()).statusCode())
			.as("nothing typed is passed over")
			.isEqualTo(415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/favicon.ico", "/favicon.svg", "/icons.svg", "/css/tokens.css", "/js/app.js",
			"/webjars/htmx.org/dist/htmx.min.js", "/actuator/health", "/actuator/health/liveness",
			"/actuator/health/readiness" })
	void whatEveryBrowserAsksForIsThere(String path) {
		assertThat(this.mvc.get().uri(path).exchange()).hasStatusOk();
	}

	@Test
	void anUnknownAddressIsNoPlaceToReturnToAfterSigningIn() {
		var answer = this.mvc.get().uri("/no/such.map").accept(MediaType.ALL).exchange();
		assertThat(answer).hasStatus(302);
		assertThat(answer.getResponse().getRedirectedUrl()).endsWith("/login");
	}

}
