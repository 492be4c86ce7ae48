package dental.cuspid.calendar.web;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import dental.cuspid.IntegrationTest;
import dental.cuspid.StatementCounter;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.calendar.Desk.Place;
import dental.cuspid.staff.NewUser;
import dental.cuspid.staff.Role;
import dental.cuspid.staff.StaffService;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

/**
 * The calendar's pages without a browser: days, chairs, weeks, an appointment and what is
 * done with it (BASE-5).
 */
@IntegrationTest
class CalendarPageTests extends CalendarPageCase {

	@Autowired
	private StaffService people;

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
	void noFreeTimeIsOfferedUnderAWalkIn() {
		var day = this.desk.day(-1);
		this.staff.asAdmin(() -> this.appointments.openWalkIn(this.patient, this.place.branch(), this.place.berger(),
				this.place.filling(), this.desk.at(day, 10, 0)));
		assertThat(this.mvc.get()
			.uri("/calendar?date=" + day + "&branch=" + this.place.code())
			.with(this.staff.user(Role.DIRECTOR, Role.FRONT_DESK)))
			.bodyText()
			.contains("Thieme" + this.place.code(), "Book 09:30, Dr. Berger " + this.place.code(),
					"Book 10:00, Dr. Keller " + this.place.code())
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
	void aClinicTooLargeForOnePageOpensInTheBranchOfThePerson() {
		book(10, 0);
		Place other = this.desk.open();
		for (int i = 0; i < 20; i++) {
			this.desk.open();
		}
		String name = this.place.code().toLowerCase(Locale.ROOT);
		this.staff.asAdmin(() -> this.people
			.create(new NewUser(name, "Desk", null, "en", this.place.code(), null, Set.of(Role.FRONT_DESK), null)));
		assertThat(this.mvc.get().uri("/calendar?date=" + this.tomorrow).with(user(name))).bodyText()
			.contains("Thieme" + this.place.code() + ", Ada")
			.doesNotContain("Dr. Berger " + other.code());
		assertThat(this.mvc.get()
			.uri("/calendar?range=week&date=" + this.tomorrow + "&practitioner=" + other.berger())
			.with(user(name))).bodyText()
			.contains("Dr. Berger " + other.code())
			.doesNotContain("Thieme" + this.place.code());
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

	private Instant start(AppointmentId id) {
		return this.staff.asAdmin(() -> this.appointments.get(id)).startsAt();
	}

	private MvcTestResult button(AppointmentId id, String verb, String back) {
		return post("/calendar/" + id + "/" + verb, (form) -> (back != null) ? form.param("back", back) : form);
	}

}
