package dental.cuspid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import dental.cuspid.patients.PatientPanel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * No page needs more than 15 SQL statements, those of session and person included, and
 * search as one types no more than 5; the text of a page stays small. The figures are
 * printed for docs/measurements.md.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementBudgetTests {

	private static final int PAGE = 15;

	/** Ten of its own and the session's two. */
	private static final int RECORD = 12;

	private static final int TYPE_AHEAD = 5;

	private static final int COMPRESSED = 60 * 1024;

	@LocalServerPort
	private int port;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mapping;

	private SignedInClient admin;

	private Map<Route, String> pages;

	@BeforeAll
	void sets() {
		var scene = Scene.create(new ApiClient(this.port, TestStaff.ADMIN_TOKEN));
		this.pages = Pages.addresses(Route.all(this.mapping), scene);
		this.admin = new SignedInClient(this.port, "admin", TestStaff.PASSWORD);
	}

	@TestFactory
	Stream<DynamicTest> pagesNeedFewStatementsAndBytes() {
		return this.pages.entrySet().stream().map((page) -> DynamicTest.dynamicTest(page.getKey().toString(), () -> {
			boolean record = page.getKey().pattern().equals("/patients/{id}");
			within(record ? RECORD : PAGE, page.getKey().toString(), page.getValue());
		}));
	}

	@TestFactory
	Stream<DynamicTest> tabsOfTheRecordNeedFewStatementsToo(@Autowired List<PatientPanel> panels) {
		String record = this.pages.get(this.pages.keySet()
			.stream()
			.filter((route) -> route.pattern().equals("/patients/{id}"))
			.findFirst()
			.orElseThrow());
		return Stream.concat(Stream.of("details"), panels.stream().map(PatientPanel::key))
			.map((tab) -> DynamicTest.dynamicTest(tab, () -> within(PAGE, "tab " + tab, record + "?tab=" + tab)));
	}

	private void within(int most, String name, String address) throws IOException {
		HttpResponse<byte[]> answer = this.admin.get(address);
		assertThat(answer.statusCode()).isEqualTo(200);
		List<String> statements = fewest("GET " + address.replaceFirst("\\?.*", ""), () -> this.admin.get(address));
		System.out.printf("statements %2d  bytes %6d  compressed %6d  %s%n", statements.size(), plain(answer),
				answer.body().length, name);
		assertThat(statements).hasSizeBetween(1, most);
		assertThat(answer.body()).hasSizeLessThan(COMPRESSED);
	}

	@Test
	void searchAsOneTypesNeedsFewerStillAndNeverMorePerHit() {
		for (String text : List.of("kess", "ivan", "4412", "zz")) {
			List<String> statements = fewest("POST /search/suggestions",
					() -> this.admin.fragment("/search/suggestions", Map.of("q", text), "/profile"));
			System.out.printf("statements %2d  type-ahead%n", statements.size());
			assertThat(statements).hasSizeBetween(1, TYPE_AHEAD);
		}
	}

	@Test
	void whatWaitsIsCountedOnlyWhereTheFrameIsDrawn(@Autowired MockMvcTester mvc) {
		assertThat(counts(mvc.get().uri("/reports/cashback"), HttpStatus.OK)).hasSize(1);
		assertThat(counts(mvc.get().uri("/reports/cashback/months.csv"), HttpStatus.OK)).isEmpty();
		assertThat(counts(mvc.post().uri("/preferences").with(csrf()).param("theme", "auto"), HttpStatus.SEE_OTHER))
			.isEmpty();
	}

	private static List<String> counts(MockMvcTester.MockMvcRequestBuilder request, HttpStatus expected) {
		List<String> statements = StatementCounter.during(() -> {
			MvcTestResult answer = request.with(TestStaff.admin()).exchange();
			assertThat(answer).hasStatus(expected);
			return answer;
		});
		assertThat(statements).isNotEmpty();
		return statements.stream().filter((one) -> one.contains("as waiting from receipt")).toList();
	}

	/**
	 * Settings and directories are read anew every few seconds, which is not the page's
	 * doing.
	 */
	private static List<String> fewest(String route, Supplier<HttpResponse<byte[]>> request) {
		return Stream.generate(() -> {
			assertThat(request.get().statusCode()).isEqualTo(200);
			return StatementCounter.last(route);
		}).limit(3).min(Comparator.comparingInt(List::size)).orElseThrow();
	}

	private static int plain(HttpResponse<byte[]> answer) throws IOException {
		boolean zipped = answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
		return zipped ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes().length
				: answer.body().length;
	}

}
