package dental.cuspid.calendar.web;

import dental.cuspid.IntegrationTest;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Booking at the page, step by step and refused (BASE-5, BASE-16).
 */
@IntegrationTest
class BookingPageTests extends CalendarPageCase {

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
		assertThat(booked.getResponse().getRedirectedUrl())
			.startsWith("/calendar?date=" + this.tomorrow + "&branch=" + this.place.code() + "#a-");
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

}
