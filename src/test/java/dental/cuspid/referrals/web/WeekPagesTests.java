package dental.cuspid.referrals.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.patients.NewPatient;
import dental.cuspid.patients.PatientService;
import dental.cuspid.referrals.CouponService;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The weekly check as pages and as an API (COUP-15).
 */
@IntegrationTest
class WeekPagesTests {

	private static final Map<String, String> WEEKS = Map.of("page", "1994-W20", "api", "1994-W30");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff people;

	@Autowired
	private PatientService patients;

	@Autowired
	private CouponService coupons;

	@Autowired
	private JsonMapper json;

	private String name = "";

	@BeforeEach
	void somebodyTakesCoupons() {
		this.name = "Woche" + UUID.randomUUID().toString().substring(0, 8);
	}

	@Test
	void aWeekIsTickedAndSealedOnItsPage() {
		String week = WEEKS.get("page");
		String row = issue(LocalDate.of(1994, 5, 17));
		assertThat(get("/referrals/weeks/" + week)).hasStatusOk().bodyText().contains(this.name, "comment");
		assertThat(post("/referrals/weeks/" + week + "/seal")).hasStatus(409);
		assertThat(post("/referrals/weeks/" + week + "/checks", "row", row, "comment", "stubs counted"))
			.hasStatus3xxRedirection();
		assertThat(get("/referrals/weeks/" + week)).hasStatusOk().bodyText().contains("stubs counted");
		assertThat(post("/referrals/weeks/" + week + "/checks", "row", row, "undo", "true")).hasStatus3xxRedirection();
		assertThat(get("/referrals/weeks/" + week)).hasStatusOk().bodyText().doesNotContain("stubs counted");
		assertThat(post("/referrals/weeks/" + week + "/checks/all")).hasStatus3xxRedirection();
		assertThat(post("/referrals/weeks/" + week + "/seal")).hasStatus3xxRedirection();
		assertThat(get("/referrals/weeks/" + week)).hasStatusOk().bodyText().contains(this.name, "/export");
		assertThat(get("/referrals/weeks/" + week + "/export")).hasStatusOk()
			.bodyText()
			.contains("\"week\":\"1994-W20\"", "rowHashes");
		assertThat(get("/referrals/weeks")).hasStatusOk();
		assertThat(get("/referrals/weeks/1994-W99")).hasStatus(422);
	}

	@Test
	void aWeekIsReadAndSealedByApi() {
		String week = "/api/v1/referral-weeks/" + WEEKS.get("api");
		issue(LocalDate.of(1994, 7, 27));
		assertThat(api(week)).hasStatusOk().bodyJson().satisfies((body) -> {
			body.assertThat().extractingPath("$.rows[0].kind").isEqualTo("COUPONS");
			body.assertThat().extractingPath("$.rows[0].coupons").isEqualTo(3);
			body.assertThat().extractingPath("$.totals.coupons").isEqualTo(3);
			body.assertThat().doesNotHavePath("$.seal.hash");
		});
		assertThat(apiPost("/api/v1/referral-weeks/" + thisWeek() + "/seal", Map.of())).hasStatus(422);
		assertThat(apiPost(week + "/checks", Map.of("row", "coupons:none"))).hasStatus(404);
		assertThat(apiPost(week + "/seal", Map.of())).hasStatusOk()
			.bodyJson()
			.extractingPath("$.seal.intact")
			.isEqualTo(true);
		assertThat(apiPost(week + "/seal", Map.of())).hasStatus(409);
		assertThat(api("/api/v1/referral-weeks/soon")).hasStatus(422);
	}

	private static String thisWeek() {
		LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Berlin"));
		return "%04d-W%02d".formatted(today.get(java.time.temporal.IsoFields.WEEK_BASED_YEAR),
				today.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR));
	}

	private String issue(LocalDate day) {
		return "coupons:" + this.people.asAdmin(() -> this.coupons
			.issue(this.patients.register(NewPatient.named(this.name, "Wanda").allowDuplicate(true).build()), 3, day));
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).with(this.people.user(Role.DIRECTOR)).exchange();
	}

	private MvcTestResult post(String path, String... fields) {
		var request = this.mvc.post()
			.uri(path)
			.with(this.people.user(Role.HEAD_PHYSICIAN))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.param("submission", UUID.randomUUID().toString());
		for (int i = 0; i < fields.length; i += 2) {
			request = request.param(fields[i], fields[i + 1]);
		}
		return request.exchange();
	}

	private MvcTestResult api(String path) {
		return this.mvc.get().uri(path).header(HttpHeaders.AUTHORIZATION, "Bearer " + TestStaff.ADMIN_TOKEN).exchange();
	}

	private MvcTestResult apiPost(String path, Map<String, ?> body) {
		return this.mvc.post()
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + TestStaff.ADMIN_TOKEN)
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(body))
			.exchange();
	}

}
