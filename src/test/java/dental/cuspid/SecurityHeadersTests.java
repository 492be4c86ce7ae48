package dental.cuspid;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every answer tells the browser to be strict, and to keep nothing that shows data
 * (BASE-12).
 */
@IntegrationTest
class SecurityHeadersTests {

	private final MockMvc mvc;

	private final List<Route> routes;

	SecurityHeadersTests(@Autowired MockMvc mvc,
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
		this.mvc = mvc;
		this.routes = Route.all(mapping);
	}

	@TestFactory
	Stream<DynamicTest> everyRouteIsStrictToTheSignedInPerson() {
		return this.routes.stream()
			.filter((route) -> route.method() == RequestMethod.GET)
			.map((route) -> DynamicTest.dynamicTest(route.toString(), () -> {
				var request = SampleRequests.of(route, null, null).secure(true);
				if (route.api()) {
					request.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestStaff.ADMIN_TOKEN);
				}
				else {
					request.with(TestStaff.admin());
				}
				var answer = this.mvc.perform(request).andReturn().getResponse();
				strict(answer);
				assertThat(answer.getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
			}));
	}

	@TestFactory
	Stream<DynamicTest> everyRouteIsStrictToAnyoneElse() {
		return this.routes.stream()
			.map((route) -> DynamicTest.dynamicTest(route.toString(), () -> strict(
					this.mvc.perform(SampleRequests.of(route, null, null).secure(true)).andReturn().getResponse())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/no/such/page", "/api/v1/no-such-thing", "/actuator/health", "/actuator/prometheus",
			"/actuator/env", "/v3/api-docs", "/favicon.svg", "/css/no-such.css", "/error" })
	void otherAddressesAreStrictToo(String path) throws Exception {
		strict(this.mvc.perform(MockMvcRequestBuilders.get(path).secure(true)).andReturn().getResponse());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/prometheus", "/v3/api-docs", "/api-docs", "/actuator/env", "/actuator" })
	void insightIntoTheServerNeedsARight(String path) throws Exception {
		int status = this.mvc.perform(MockMvcRequestBuilders.get(path)).andReturn().getResponse().getStatus();
		assertThat(status).isIn(302, 401, 403);
	}

	private static void strict(MockHttpServletResponse answer) {
		assertThat(answer.getHeader("Content-Security-Policy"))
			.contains("default-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'",
					"frame-ancestors 'none'")
			.doesNotContain("unsafe-inline", "unsafe-eval", "*");
		assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
		assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
		assertThat(answer.getHeader("Permissions-Policy")).contains("camera=()", "microphone=()");
		assertThat(answer.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
		assertThat(answer.getHeader("X-Request-Id")).isNotBlank();
		assertThat(answer.getHeader("Server")).isNull();
		assertThat(answer.getHeader("X-Powered-By")).isNull();
	}

}
