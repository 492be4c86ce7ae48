package dental.cuspid;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Every route against every role and nobody (BASE-11): who may use it is never turned
 * away, who may not always is. A route without a row in {@code access-matrix.csv} fails.
 * What a request changes is rolled back.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTests {

	@Autowired
	private MockMvc mvc;

	@Autowired
	private TestStaff people;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mapping;

	@LocalServerPort
	private int port;

	private Scene scene;

	private Map<String, Route> routes;

	private Map<String, AccessMatrix.Row> rows;

	@BeforeAll
	void sets() {
		this.scene = Scene.create(new ApiClient(this.port, TestStaff.ADMIN_TOKEN));
		this.routes = new LinkedHashMap<>();
		Route.all(this.mapping).forEach((route) -> this.routes.put(route.toString(), route));
		this.rows = AccessMatrix.rows();
	}

	@Test
	void everyRouteHasARowAndEveryRowARoute() {
		assertThat(this.rows.keySet().stream().map(AccessMatrix::route).distinct())
			.containsExactlyInAnyOrderElementsOf(this.routes.keySet());
	}

	@TestFactory
	Stream<DynamicTest> eachRoleReachesWhatItMayAndNothingElse() {
		return forEachRow((route, row) -> {
			var wrong = new ArrayList<String>();
			for (Role role : Role.values()) {
				int status = ask(route, row, role);
				boolean turnedAway = status == 401 || status == 403;
				if (row.roles().contains(role) ? turnedAway || status >= 500 : status != 403) {
					wrong.add(role + (row.roles().contains(role) ? " may, got " : " may not, got ") + status);
				}
			}
			assertThat(wrong).isEmpty();
		});
	}

	@TestFactory
	Stream<DynamicTest> nobodyGetsInWithoutSigningIn() {
		return forEachRow((route, row) -> {
			var request = request(route, row).accept(MediaType.TEXT_HTML, MediaType.ALL).with(csrf());
			var answer = this.mvc.perform(request).andReturn().getResponse();
			if (row.open()) {
				assertThat(answer.getStatus()).isNotIn(401, 403);
				assertThat(String.valueOf(answer.getRedirectedUrl())).doesNotEndWith("/login");
			}
			else if (route.api()) {
				assertThat(answer.getStatus()).isEqualTo(401);
				assertThat(answer.getContentType()).startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			}
			else {
				assertThat(answer.getStatus()).isEqualTo(302);
				assertThat(answer.getRedirectedUrl()).endsWith("/login");
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> aFormFromElsewhereIsRefused() {
		return forEachRow((route, row) -> {
			boolean proven = route.pattern().startsWith("/hooks/") || route.pattern().startsWith("/forms/");
			if (!route.api() && !proven && route.method() != RequestMethod.GET) {
				var answer = this.mvc.perform(request(route, row).with(TestStaff.admin())).andReturn().getResponse();
				assertThat(answer.getStatus()).isEqualTo(403);
			}
		});
	}

	/** Shows what the running application does, to begin a row with. */
	@Test
	@EnabledIfSystemProperty(named = "access.write", matches = "true")
	void writesWhatItSees() throws Exception {
		var observed = new LinkedHashMap<String, AccessMatrix.Row>();
		var all = new LinkedHashMap<>(this.rows);
		this.routes.keySet()
			.stream()
			.filter((name) -> this.rows.keySet().stream().map(AccessMatrix::route).noneMatch(name::equals))
			.forEach((name) -> all.put(name, new AccessMatrix.Row(false, Set.of(), null, null)));
		for (var entry : all.entrySet()) {
			Route route = this.routes.get(AccessMatrix.route(entry.getKey()));
			if (route == null) {
				continue;
			}
			AccessMatrix.Row row = entry.getValue();
			Set<Role> roles = EnumSet.noneOf(Role.class);
			var statuses = new ArrayList<String>();
			for (Role role : Role.values()) {
				int status = ask(route, row, role);
				statuses.add(role + "=" + status);
				if (status != 401 && status != 403) {
					roles.add(role);
				}
			}
			System.out.println(entry.getKey() + " " + statuses);
			observed.put(entry.getKey(), new AccessMatrix.Row(row.open(), roles, row.path(), row.body()));
		}
		AccessMatrix.write(observed);
	}

	private Stream<DynamicTest> forEachRow(Check check) {
		return this.rows.entrySet()
			.stream()
			.filter((entry) -> this.routes.containsKey(AccessMatrix.route(entry.getKey())))
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(),
					() -> check.of(this.routes.get(AccessMatrix.route(entry.getKey())), entry.getValue())));
	}

	private AbstractMockHttpServletRequestBuilder<?> request(Route route, AccessMatrix.Row row) {
		return SampleRequests.of(route, (row.path() != null && !row.unseen()) ? this.scene.fill(row.path()) : null,
				(row.body() != null) ? this.scene.fill(row.body()) : null);
	}

	private int ask(Route route, AccessMatrix.Row row, Role role) {
		AbstractMockHttpServletRequestBuilder<?> request = request(route, row);
		if (route.api()) {
			request.header(HttpHeaders.AUTHORIZATION, "Bearer " + Tokens.of(this.people, role));
		}
		else {
			request.with(this.people.user(role)).with(csrf()).accept(MediaType.TEXT_HTML, MediaType.ALL);
		}
		return this.transaction.execute((status) -> {
			status.setRollbackOnly();
			try {
				return this.mvc.perform(request).andReturn().getResponse().getStatus();
			}
			catch (Exception ex) {
				throw new IllegalStateException(route + " as " + role, ex);
			}
		});
	}

	/** What is asked of each row. */
	private interface Check {

		void of(Route route, AccessMatrix.Row row) throws Exception;

	}

	/** One token for each role, made once. */
	private static final class Tokens {

		private static final Map<Role, String> KNOWN = new java.util.EnumMap<>(Role.class);

		static String of(TestStaff people, Role role) {
			return KNOWN.computeIfAbsent(role, people::token);
		}

	}

}
