package dental.cuspid.calendar.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

import dental.cuspid.IntegrationTest;
import dental.cuspid.StatementCounter;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.Desk;
import dental.cuspid.calendar.Desk.Place;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * The pages of the calendar, without script.
 */
@IntegrationTest
class CalendarPageTests {

	private static final int STATEMENTS = 15;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private TestStaff staff;

	@Autowired
	private ApplicationContext application;

	private Desk desk;

	private Place place;

	private PatientId patient;

	private LocalDate tomorrow;

	@BeforeEach
	void openDesk() {
		this.desk = Desk.in(this.application);
		this.place = this.desk.open();
		this.patient = this.desk.patient("Thieme" + this.place.code());
		this.tomorrow = this.desk.day(1);
	}

	@Test
	void theDayShowsWhoComesAndWhatIsFree() {
		book(10, 0);
		var page = get("/calendar?date=" + this.tomorrow + "&branch=" + this.place.code());
		assertThat(page).hasStatusOk();
		assertThat(page).bodyText()
			.contains("Thieme" + this.place.code() + ", Ada", "Dr. Berger " + this.place.code(), "ev-bk a13 l3",
					"Book 07:00, Dr. Berger", "cal-move")
			.doesNotContain("Book 10:00, Dr. Berger " + this.place.code());
	}

	@Test
	void chairsAndWeeksAreShownToo() {
		book(10, 0);
		assertThat(get("/calendar?by=chair&date=" + this.tomorrow + "&branch=" + this.place.code())).hasStatusOk()
			.bodyText()
			.contains("Chair 1 " + this.place.code(), "Chair 2 " + this.place.code());
		assertThat(get("/calendar?range=week&date=" + this.tomorrow + "&practitioner=" + this.place.berger()))
			.hasStatusOk()
			.bodyText()
			.contains("Thieme" + this.place.code() + ", Ada");
		assertThat(get("/calendar?branch=nowhere")).hasStatusOk();
		assertThat(get("/calendar?date=nonsense")).hasStatus4xxClientError();
	}

	@Test
	void theDayNeedsFewStatements() {
		for (int hour = 8; hour < 18; hour++) {
			book(hour, 0);
		}
		get("/calendar?date=" + this.tomorrow + "&branch=" + this.place.code());
		assertThat(StatementCounter.last("GET /calendar")).hasSizeLessThanOrEqualTo(STATEMENTS);
		get("/calendar/new?date=" + this.tomorrow + "&practitioner=" + this.place.berger());
		assertThat(StatementCounter.last("GET /calendar/new")).hasSizeLessThanOrEqualTo(STATEMENTS);
		assertThat(StatementCounter
			.during(() -> this.staff.asAdmin(() -> this.appointments.day(this.tomorrow, this.place.branch()))))
			.hasSizeLessThanOrEqualTo(6);
	}

	@Test
	void bookingWorksStepByStepWithoutScript() {
		assertThat(get("/calendar/new?date=" + this.tomorrow + "&practitioner=" + this.place.berger() + "&time=09:15"))
			.hasStatusOk()
			.bodyText()
			.contains("ev-new", "09:15\u2013", "name=\"find\"", "name=\"slot\"");
		var found = post("/calendar/new/choose",
				(form) -> form.param("find", "thieme" + this.place.code())
					.param("practitioner", this.place.berger().toString())
					.param("service", this.place.filling().toString())
					.param("date", this.tomorrow.toString())
					.param("time", "09:15")
					.param("note", "afraid of needles"));
		assertThat(found).hasStatusOk()
			.bodyText()
			.contains("value=\"" + this.patient + "\"", "afraid of needles", "Thieme" + this.place.code() + ", Ada");
		var moved = post("/calendar/new/choose",
				(form) -> form.param("patient", this.patient.toString())
					.param("practitioner", this.place.berger().toString())
					.param("date", this.tomorrow.toString())
					.param("time", "09:15")
					.param("slot", this.tomorrow + "T11:30"));
		assertThat(moved).hasStatusOk().bodyText().contains("value=\"11:30\"");
		var booked = booking("11:30", (form) -> form);
		assertThat(booked).hasStatus3xxRedirection();
		assertThat(booked.getResponse().getRedirectedUrl()).startsWith("/calendar?date=" + this.tomorrow + "#a-");
		assertThat(day()).hasSize(1);
	}

	@Test
	void theSameFormBooksOnce() {
		String submission = Ids.next().toString();
		for (int i = 0; i < 3; i++) {
			assertThat(booking(submission, "10:00", (form) -> form, new String[0])).hasStatus3xxRedirection();
		}
		assertThat(day()).hasSize(1);
	}

	@Test
	void aTakenTimeKeepsWhatWasTypedAndShowsTheWayOut() {
		book(10, 0);
		var refused = booking("10:15", (form) -> form.param("note", "only in the morning"));
		assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(refused).bodyText()
			.contains("is taken from 10:00 to 10:45 by Thieme", "id=\"time-err\"", "name=\"overbookReason\"",
					"name=\"slot\"", "only in the morning");
		assertThat(booking("10:15", (form) -> form.param("overbookReason", "pain"))).hasStatus3xxRedirection();
		assertThat(get("/calendar?date=" + this.tomorrow + "&branch=" + this.place.code())).bodyText()
			.contains("k2-1", "k2-2");
	}

	@Test
	void aTakenChairOffersAFreeOne() {
		this.staff.as(() -> this.appointments.book(this.place.booking(this.patient, this.place.keller(),
				this.desk.at(this.tomorrow, 10, 0), this.place.chair(), null)), Role.FRONT_DESK);
		assertThat(booking("10:00", (form) -> form.param("chair", this.place.chair().toString())))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("id=\"chair-err\"", "name=\"seat\" formnovalidate", "value=\"" + this.place.otherChair() + "\"");
	}

	@Test
	void badInputIsRefusedAtItsField() {
		for (String[] wrong : new String[][] { { "date", "nonsense" }, { "time", "25:99" }, { "minutes", "long" },
				{ "minutes", "601" }, { "date", "" }, { "service", "" }, { "practitioner", "" }, { "patient", "" } }) {
			assertThat(booking("10:00", (form) -> form.param(wrong[0], wrong[1]), wrong[0])).as(String.join("=", wrong))
				.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		}
		for (String field : new String[] { "service", "practitioner", "patient", "chair" }) {
			assertThat(booking("10:00", (form) -> form.param(field, "nonsense"), field)).as(field)
				.hasStatus4xxClientError();
		}
	}

	@Test
	void suggestionsAnswerAPartOfThePage() {
		var answer = post("/calendar/patients", (form) -> form.param("find", "Thieme" + this.place.code()));
		assertThat(answer).hasStatusOk().bodyText().contains(this.patient.toString()).doesNotContain("<html");
		assertThat(post("/calendar/patients", (form) -> form.param("find", "Qqxzywvu"))).bodyText()
			.contains("/patients/new");
		assertThat(post("/calendar/new/free", (form) -> form.param("practitioner", this.place.berger().toString())))
			.hasStatusOk()
			.bodyText()
			.contains("name=\"slot\"");
	}

	@Test
	void anAppointmentIsShownConfirmedAndMoved() {
		AppointmentId id = book(10, 0);
		assertThat(get("/calendar/" + id)).hasStatusOk()
			.bodyText()
			.contains("/calendar/" + id + "/confirm", "/calendar/" + id + "/move", "First visit", "Booked for")
			.doesNotContain("/calendar/" + id + "/arrive", "/checkout/new");
		assertThat(button(id, "confirm", "/tasks")).hasStatus3xxRedirection().hasRedirectedUrl("/tasks");
		assertThat(button(id, "confirm", null)).hasStatus(HttpStatus.CONFLICT).bodyText().contains("Confirmed");
		assertThat(get("/calendar/" + id + "/move?back=/calendar")).hasStatusOk()
			.bodyText()
			.contains("value=\"10:00\"", "has to confirm the new one");
		var moved = post("/calendar/" + id + "/move",
				(form) -> form.param("date", this.tomorrow.toString())
					.param("time", "14:30")
					.param("practitioner", this.place.keller().toString())
					.param("back", "/calendar"));
		assertThat(moved).hasRedirectedUrl("/calendar#a-" + id);
		assertThat(get("/calendar/" + id)).bodyText().contains("14:30", "Moved from", "Dr. Keller");
	}

	@Test
	void whoMovesWhatWasMovedMeanwhileIsToldFirst() {
		AppointmentId id = book(10, 0);
		Instant seen = start(id);
		post("/calendar/" + id + "/move",
				(form) -> form.param("date", this.tomorrow.toString()).param("time", "14:30"));
		assertThat(post("/calendar/" + id + "/move",
				(form) -> form.param("date", this.tomorrow.toString())
					.param("time", "10:00")
					.param("seen", seen.toString())))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Somebody moved this appointment meanwhile", "at 14:30", "value=\"" + start(id) + "\"")
			.doesNotContain("name=\"overbookReason\"");
	}

	private Instant start(AppointmentId id) {
		return this.staff.asAdmin(() -> this.appointments.get(id)).startsAt();
	}

	@Test
	void aMoveIntoATakenTimeAsksForAReason() {
		book(10, 0);
		AppointmentId id = book(12, 0);
		assertThat(post("/calendar/" + id + "/move",
				(form) -> form.param("date", this.tomorrow.toString()).param("time", "10:15")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("is taken from 10:00", "name=\"overbookReason\"");
		assertThat(post("/calendar/" + id + "/move/choose",
				(form) -> form.param("date", this.tomorrow.toString())
					.param("time", "10:15")
					.param("slot", this.tomorrow + "T15:00")))
			.hasStatusOk()
			.bodyText()
			.contains("value=\"15:00\"");
	}

	@Test
	void aNoShowWithoutReasonIsAskedAgain() {
		AppointmentId id = book(10, 0);
		assertThat(post("/calendar/" + id + "/no-show", (form) -> form.param("reason", " ")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("Please give the reason.", "why-missed-err");
		assertThat(post("/calendar/" + id + "/no-show", (form) -> form.param("reason", "forgot")))
			.hasStatus3xxRedirection();
		assertThat(get("/calendar/" + id)).bodyText().contains("forgot", "/calendar/" + id + "/take-back");
		assertThat(button(id, "take-back", null)).hasStatus3xxRedirection();
		assertThat(post("/calendar/" + id + "/cancel", (form) -> form.param("reason", "")))
			.hasRedirectedUrl("/calendar/" + id);
	}

	@Test
	void nobodyIsSentToAnotherSite() {
		for (String evil : new String[] { "//evil.example", "https://evil.example", "/\\evil.example", "evil" }) {
			AppointmentId id = book(10, 0);
			assertThat(button(id, "confirm", evil)).as(evil).hasRedirectedUrl("/calendar/" + id);
			assertThat(post("/calendar/" + id + "/cancel", (form) -> form)).hasStatus3xxRedirection();
		}
	}

	@Test
	void anArrivedVisitLeadsToCheckout() {
		AppointmentId id = this.staff.asAdmin(
				() -> this.appointments.book(this.place.booking(this.patient, this.desk.at(this.desk.day(-1), 10, 0))));
		assertThat(button(id, "arrive", null)).hasStatus3xxRedirection();
		assertThat(get("/calendar/" + id)).bodyText()
			.contains("/checkout/new?appointment=" + id, "/calendar/" + id + "/complete", "Entered later");
		assertThat(button(id, "complete", null)).hasStatus3xxRedirection();
		assertThat(this.staff.asAdmin(() -> this.appointments.get(id)).state()).isEqualTo(AppointmentState.COMPLETED);
	}

	@Test
	void readersSeeNoButtons() {
		AppointmentId id = book(10, 0);
		assertThat(this.mvc.get().uri("/calendar/" + id).with(this.staff.user(Role.FINANCE))).hasStatusOk()
			.bodyText()
			.doesNotContain("/calendar/" + id + "/confirm");
		assertThat(this.mvc.get()
			.uri("/calendar?date=" + this.tomorrow + "&branch=" + this.place.code())
			.with(this.staff.user(Role.FINANCE))).hasStatusOk().bodyText().doesNotContain("class=\"sl ");
	}

	private AppointmentId book(int hour, int minute) {
		return this.staff.as(
				() -> this.appointments
					.book(this.place.booking(this.patient, this.desk.at(this.tomorrow, hour, minute))),
				Role.FRONT_DESK);
	}

	private java.util.List<?> day() {
		return this.staff.asAdmin(() -> this.appointments.day(this.tomorrow, this.place.branch()));
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).with(this.staff.user(Role.FRONT_DESK)).exchange();
	}

	private MvcTestResult button(AppointmentId id, String verb, String back) {
		return post("/calendar/" + id + "/" + verb, (form) -> (back != null) ? form.param("back", back) : form);
	}

	private MvcTestResult booking(String time, UnaryOperator<MockMvcRequestBuilder> more, String... without) {
		return booking(Ids.next().toString(), time, more, without);
	}

	private MvcTestResult booking(String submission, String time, UnaryOperator<MockMvcRequestBuilder> more,
			String[] without) {
		return post("/calendar/new", submission, (form) -> {
			var fields = new java.util.LinkedHashMap<>(java.util.Map.of("patient", this.patient.toString(), "service",
					this.place.filling().toString(), "practitioner", this.place.berger().toString(), "date",
					this.tomorrow.toString(), "time", time));
			for (String name : without) {
				fields.remove(name);
			}
			fields.forEach(form::param);
			return more.apply(form);
		});
	}

	private MvcTestResult post(String uri, UnaryOperator<MockMvcRequestBuilder> fields) {
		return post(uri, Ids.next().toString(), fields);
	}

	private MvcTestResult post(String uri, String submission, UnaryOperator<MockMvcRequestBuilder> fields) {
		MockMvcRequestBuilder form = fields.apply(this.mvc.post().uri(uri));
		var request = form.with(this.staff.user(Role.FRONT_DESK)).with(csrf());
		return request.param("submission", submission).exchange();
	}

}
