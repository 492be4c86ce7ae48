package dental.cuspid.calendar.web;

import java.time.LocalDate;
import java.util.function.UnaryOperator;

import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.Desk;
import dental.cuspid.calendar.Desk.Place;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * What tests of the calendar's pages need: a desk, a place, a patient, tomorrow.
 */
abstract class CalendarPageCase {

	static final int STATEMENTS = 15;

	@Autowired
	MockMvcTester mvc;

	@Autowired
	AppointmentService appointments;

	@Autowired
	TestStaff staff;

	@Autowired
	ApplicationContext application;

	Desk desk;

	Place place;

	PatientId patient;

	LocalDate tomorrow;

	@BeforeEach
	void openDesk() {
		this.desk = Desk.in(this.application);
		this.place = this.desk.open();
		this.patient = this.desk.patient("Thieme" + this.place.code());
		this.tomorrow = this.desk.day(1);
	}

	AppointmentId book(int hour, int minute) {
		return this.staff.as(
				() -> this.appointments
					.book(this.place.booking(this.patient, this.desk.at(this.tomorrow, hour, minute))),
				Role.FRONT_DESK);
	}

	java.util.List<?> day() {
		return this.staff.asAdmin(() -> this.appointments.day(this.tomorrow, this.place.branch()));
	}

	MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).with(this.staff.user(Role.FRONT_DESK)).exchange();
	}

	MvcTestResult booking(String time, UnaryOperator<MockMvcRequestBuilder> more, String... without) {
		return booking(Ids.next().toString(), time, more, without);
	}

	MvcTestResult booking(String submission, String time, UnaryOperator<MockMvcRequestBuilder> more, String[] without) {
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

	MvcTestResult post(String uri, UnaryOperator<MockMvcRequestBuilder> fields) {
		return post(uri, Ids.next().toString(), fields);
	}

	MvcTestResult post(String uri, String submission, UnaryOperator<MockMvcRequestBuilder> fields) {
		MockMvcRequestBuilder form = fields.apply(this.mvc.post().uri(uri));
		var request = form.with(this.staff.user(Role.FRONT_DESK)).with(csrf());
		return request.param("submission", submission).exchange();
	}

}
