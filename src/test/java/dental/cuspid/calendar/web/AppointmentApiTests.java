package dental.cuspid.calendar.web;

import java.time.Instant;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.Desk;
import dental.cuspid.calendar.Desk.Place;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The appointments of the API as api.md words them.
 */
@IntegrationTest
class AppointmentApiTests {

	private static final String PATH = "/api/v1/appointments";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private ApplicationContext application;

	@Autowired
	private PatientService patients;

	@Autowired
	private JsonMapper json;

	private Desk desk;

	private Place place;

	private String card;

	@BeforeEach
	void openDesk() {
		this.desk = Desk.in(this.application);
		this.place = this.desk.open();
		PatientId patient = this.desk.patient("Thieme");
		this.card = String.valueOf(this.staff.asAdmin(() -> this.patients.brief(patient)).cardNumber());
	}

	@Test
	void anAppointmentGoesThroughItsStates() throws Exception {
		String id = id(book(body(this.desk.at(this.desk.day(-2), 10, 0))));
		assertThat(post("/" + id + "/confirm", "")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.state")
			.isEqualTo("CONFIRMED");
		assertThat(post("/" + id + "/complete", "")).hasStatus(HttpStatus.CONFLICT);
		assertThat(post("/" + id + "/arrive", "")).bodyJson().extractingPath("$.state").isEqualTo("ARRIVED");
		assertThat(post("/" + id + "/cancel", "")).hasStatus(HttpStatus.CONFLICT);
		assertThat(post("/" + id + "/complete", "")).bodyJson().extractingPath("$.state").isEqualTo("COMPLETED");
		var shown = this.mvc.get().uri(PATH + "/" + id).header("Authorization", bearer()).exchange();
		assertThat(shown).bodyJson().extractingPath("$.patient").isEqualTo(this.card);
		assertThat(shown).bodyJson().extractingPath("$.practitioner").isEqualTo(this.place.code() + "-B");
		assertThat(shown).bodyJson().extractingPath("$.backdated").isEqualTo(true);
		assertThat(shown).bodyJson().extractingPath("$.durationMinutes").isEqualTo(45);
		assertThat(book(body(this.desk.at(this.desk.day(3), 10, 0)))).bodyJson()
			.extractingPath("$.visitType")
			.isEqualTo("REPEAT");
	}

	@Test
	void overlapsAndClosedTimesNeedAReason() throws Exception {
		Instant start = this.desk.at(this.desk.day(2), 10, 0);
		assertThat(book(body(start))).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.extractingPath("$.visitType")
			.isEqualTo("PRIMARY");
		var refused = book(body(start.plusSeconds(900)));
		assertThat(refused).hasStatus(HttpStatus.CONFLICT).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(refused).bodyJson().extractingPath("$.errors[0].field").isEqualTo("startsAt");
		assertThat(refused).bodyText().contains("Thieme, Ada").contains("10:00");
		var asked = new java.util.HashMap<>(body(start.plusSeconds(900)));
		asked.put("overbookReason", "pain");
		assertThat(book(asked)).hasStatus(HttpStatus.CREATED);
		assertThat(book(body(this.desk.at(this.desk.day(2), 23, 0)))).hasStatus(HttpStatus.CONFLICT);
	}

	@Test
	void reschedulingAnswersTheNewTime() throws Exception {
		String id = id(book(body(this.desk.at(this.desk.day(2), 10, 0))));
		Instant later = this.desk.at(this.desk.day(4), 15, 0);
		assertThat(post("/" + id + "/reschedule", Map.of("startsAt", later.toString()))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.startsAt")
			.isEqualTo(later.toString());
		assertThat(post("/" + id + "/no-show", Map.of())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post("/" + id + "/no-show", Map.of("reason", "did not come"))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.reason")
			.isEqualTo("did not come");
	}

	@Test
	void badInputNamesItsField() throws Exception {
		var body = new java.util.HashMap<>(body(this.desk.at(this.desk.day(2), 10, 0)));
		for (String field : new String[] { "patient", "practitioner", "branch", "service", "chair" }) {
			var wrong = new java.util.HashMap<>(body);
			wrong.put(field, "nobody-" + field);
			assertThat(book(wrong)).as(field)
				.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
				.bodyJson()
				.extractingPath("$.errors[0].field")
				.isEqualTo(field);
		}
		for (var wrong : Map.of("startsAt", (Object) "tomorrow", "durationMinutes", 601, "practitioner", "")
			.entrySet()) {
			var asked = new java.util.HashMap<>(body);
			asked.put(wrong.getKey(), wrong.getValue());
			assertThat(book(asked)).as(wrong.toString())
				.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
				.bodyJson()
				.extractingPath("$.errors[0].field")
				.isEqualTo(wrong.getKey());
		}
		body.remove("startsAt");
		assertThat(book(body)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		for (String far : new String[] { "0001-01-01T00:00:00Z", "+99999-01-01T00:00:00Z", "9999-01-01T00:00:00Z" }) {
			body.put("startsAt", far);
			assertThat(book(body)).as(far).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		}
		assertThat(post("/not-an-id/confirm", "")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(post("/01a201a9-3ddc-79ba-8fae-3eed7751e55f/confirm", "")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void theDayIsListed() throws Exception {
		for (int hour = 8; hour < 12; hour++) {
			book(body(this.desk.at(this.desk.day(5), hour, 0)));
		}
		String uri = PATH + "?date=" + this.desk.day(5) + "&branch=" + this.place.code() + "&limit=3";
		var first = this.mvc.get().uri(uri).header("Authorization", bearer()).exchange();
		assertThat(first).hasStatusOk().bodyJson().extractingPath("$.items.length()").isEqualTo(3);
		String cursor = JsonPath.read(first.getResponse().getContentAsString(), "$.nextCursor");
		var second = this.mvc.get().uri(uri + "&cursor=" + cursor).header("Authorization", bearer()).exchange();
		assertThat(second).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
		assertThat(second).bodyJson().extractingPath("$.nextCursor").isNull();
		assertThat(second).bodyJson().extractingPath("$.items[0].service").isEqualTo(this.place.code() + "-F");
	}

	@Test
	void marketingSeesNoAppointments() {
		var list = this.mvc.get().uri(PATH).header("Authorization", "Bearer " + this.staff.token(Role.MARKETING));
		assertThat(list.exchange()).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.get().uri(PATH).exchange()).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	private Map<String, Object> body(Instant startsAt) {
		return Map.of("patient", this.card, "practitioner", this.place.code() + "-B", "branch", this.place.code(),
				"service", this.place.code() + "-F", "startsAt", startsAt.toString());
	}

	private MvcTestResult book(Map<String, Object> body) {
		return post("", body);
	}

	private MvcTestResult post(String path, Object body) {
		var request = this.mvc.post().uri(PATH + path).header("Authorization", bearer());
		if (!"".equals(body)) {
			request = request.contentType(MediaType.APPLICATION_JSON).content(this.json.writeValueAsString(body));
		}
		return request.exchange();
	}

	private static String id(MvcTestResult result) throws Exception {
		assertThat(result).hasStatus(HttpStatus.CREATED);
		return JsonPath.read(result.getResponse().getContentAsString(), "$.id");
	}

	private static String bearer() {
		return "Bearer " + TestStaff.ADMIN_TOKEN;
	}

}
