package dental.cuspid.checkout.web;

import java.util.Map;

import dental.cuspid.StatementCounter;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.checkout.CheckoutService;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.Till;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * What tests of the checkout pages need: a till, a patient, and forms as a browser posts
 * them.
 */
abstract class CheckoutPageCase {

	@Autowired
	MockMvcTester mvc;

	@Autowired
	TestStaff staff;

	@Autowired
	ApplicationContext application;

	@Autowired
	AppointmentService appointments;

	@Autowired
	CheckoutService checkout;

	Till till;

	PatientId patient;

	@BeforeEach
	void openTill() {
		this.till = Till.in(this.application);
		this.patient = this.till.patient();
	}

	void assertFew(String path, int most) {
		get(path);
		get(path);
		var statements = StatementCounter.last("GET " + path);
		assertThat(statements).as(String.join("\n", statements)).isNotEmpty().hasSizeLessThanOrEqualTo(most);
	}

	void refused(ReceiptId id, Map<String, String> typed, String... shown) {
		assertThat(pay(id, typed, Ids.next().toString())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains(shown);
	}

	MvcTestResult get(String path) {
		return this.mvc.get().uri(path).with(this.staff.user(Role.FRONT_DESK)).exchange();
	}

	MvcTestResult pay(ReceiptId id, Map<String, String> typed, String submission) {
		var request = this.mvc.post()
			.uri("/checkout/" + id + "/payments")
			.with(this.staff.user(Role.FRONT_DESK))
			.with(csrf())
			.param("submission", submission);
		typed.forEach(request::param);
		return request.exchange();
	}

	MvcTestResult post(String path, Map<String, String> typed, String action) {
		var request = this.mvc.post()
			.uri(path)
			.with(this.staff.user(Role.FRONT_DESK))
			.with(csrf())
			.param("submission", Ids.next().toString())
			.param("action", action);
		typed.forEach(request::param);
		return request.exchange();
	}

}
