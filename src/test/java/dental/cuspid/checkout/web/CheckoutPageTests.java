package dental.cuspid.checkout.web;

import java.util.Map;

import dental.cuspid.IntegrationTest;
import dental.cuspid.StatementCounter;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.checkout.ReceiptList;
import dental.cuspid.calendar.DayAppointment;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.checkout.CheckoutService;
import dental.cuspid.checkout.PaymentId;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptState;
import dental.cuspid.checkout.Tender;
import dental.cuspid.checkout.Till;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * The checkout pages, used as plain forms.
 */
@IntegrationTest
class CheckoutPageTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private TestStaff staff;

	@Autowired
	private ApplicationContext application;

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private CheckoutService checkout;

	private Till till;

	private PatientId patient;

	@BeforeEach
	void openTill() {
		this.till = Till.in(this.application);
		this.patient = this.till.patient();
	}

	@Test
	void theDraftOfABookingHoldsWhatWasBooked() {
		AppointmentId booking = this.till.booking(this.patient);
		assertThat(get("/checkout/new?appointment=" + booking)).hasStatusOk()
			.bodyText()
			.contains("Filling", "Zahler", "lines[0].service");
		ReceiptId written = this.till
			.atDesk(() -> this.checkout.open(this.till.command(this.patient, booking, null, this.till.xray)));
		assertThat(get("/checkout/new?appointment=" + booking)).hasRedirectedUrl("/checkout/" + written);
	}

	@Test
	void aCardNumberNobodyHasIsAskedForAgain() {
		assertThat(get("/checkout/new?patient=NO-SUCH-CARD")).hasStatusOk()
			.bodyText()
			.contains("value=\"NO-SUCH-CARD\"", "There is no patient with the card number NO-SUCH-CARD");
	}

	@Test
	void linesAreAddedAndTakenAwayWithoutScripts() {
		Map<String, String> typed = Map.of("patient", this.patient.toString(), "lines[0].service",
				this.till.code(this.till.hygiene), "lines[0].quantity", "2", "lines[1].service",
				this.till.code(this.till.xray), "lines[1].quantity", "1");
		assertThat(post("/checkout/new", typed, "add")).hasStatusOk()
			.bodyText()
			.contains("lines[2].service", this.till.code(this.till.xray));
		assertThat(post("/checkout/new", typed, "remove-0")).hasStatusOk()
			.bodyText()
			.contains(this.till.code(this.till.xray))
			.doesNotContain("lines[1].service");
	}

	@Test
	void aDraftBecomesAReceiptAndBlankLinesAreLeftOut() {
		MvcTestResult opened = post("/checkout/new",
				Map.of("patient", this.patient.toString(), "branch", this.till.place.code(), "lines[0].service", "",
						"lines[1].service", this.till.code(this.till.hygiene), "lines[1].quantity", "1",
						"lines[1].price", "95,00"),
				"open");
		assertThat(opened).hasStatus3xxRedirection();
		assertThat(get(String.valueOf(opened.getResponse().getRedirectedUrl()))).hasStatusOk()
			.bodyText()
			.contains("95.00", "Take the payment", "Balance");
	}

	@Test
	void aWrongLineIsNamedWhereItStands() {
		assertThat(post("/checkout/new",
				Map.of("patient", this.patient.toString(), "branch", this.till.place.code(), "lines[0].service", "",
						"lines[1].service", "nonsense"),
				"open"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("nonsense", "not in the catalogue", "#lines1.service");
		assertThat(post("/checkout/new",
				Map.of("patient", this.patient.toString(), "branch", this.till.place.code(), "lines[0].service", "",
						"lines[1].service", this.till.code(this.till.hygiene), "lines[1].discount", "99999"),
				"open"))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("99999", "higher than the line", "#lines1.discount");
	}

	@Test
	void severalTendersSettleInOneSubmit() {
		this.till.credit(this.patient, AccountKind.INTERNAL, "40");
		this.till.credit(this.patient, AccountKind.BONUS, "38.50");
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		assertThat(get("/checkout/" + id)).hasStatusOk()
			.bodyText()
			.contains("value=\"40.00\"", "value=\"38.50\"", "value=\"1421.50\"", "1,421.50");
		assertThat(pay(id, Map.of("internalAccount", "40.00", "bonus", "38.50", "tender", "CARD", "amount", "1,000.00",
				"tender2", "CASH", "amount2", "421,50"), Ids.next().toString()))
			.hasRedirectedUrl("/checkout/" + id);
		assertThat(this.till.see(id).state()).isEqualTo(ReceiptState.SETTLED);
		assertThat(this.till.see(id).payments()).hasSize(4);
		assertThat(get("/checkout/" + id)).hasStatusOk().bodyText().contains("Settled", "Refund");
	}

	@Test
	void whatIsRefusedLeavesNothingAndKeepsWhatWasTyped() {
		this.till.credit(this.patient, AccountKind.INTERNAL, "40");
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		refused(id,
				Map.of("internalAccount", "40.00", "tender", "CARD", "amount", "1460,01", "fiscalNumber", "slip 77"),
				"1,460.00", "slip 77", "Only");
		assertThat(this.till.see(id).payments()).isEmpty();
		assertThat(this.till.balances(this.patient).internalAccount().amount()).isEqualByComparingTo("40");
		refused(id, Map.of("internalAccount", "41.00"), "40.00");
		refused(id, Map.of("amount", "10"), "Say how it is paid");
		refused(id, Map.of("tender", "CASH", "amount", "many"), "many");
		refused(id, Map.of("tender", "CASH"), "Give an amount");
	}

	@Test
	void theSameFormTenTimesPaysOnce() {
		ReceiptId id = this.till.example(this.patient);
		String submission = Ids.next().toString();
		for (int i = 0; i < 10; i++) {
			assertThat(pay(id, Map.of("tender", "CASH", "amount", "100"), submission))
				.hasRedirectedUrl("/checkout/" + id);
		}
		assertThat(this.till.see(id).payments()).hasSize(1);
	}

	@Test
	void refundsAndVoidsAreForms() {
		ReceiptId id = this.till.example(this.patient);
		PaymentId first = this.till.pay(id, Tender.CASH, "100");
		PaymentId second = this.till.pay(id, Tender.CARD, "50");
		String path = "/checkout/" + id + "/payments/";
		assertThat(post(path + first + "/refunds", Map.of("amount", "500", "reason", "Too much"), ""))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("100.00", "Too much");
		assertThat(post(path + first + "/refunds", Map.of("amount", "30", "reason", "Overpaid"), ""))
			.hasRedirectedUrl("/checkout/" + id);
		assertThat(post(path + second + "/void", Map.of("reason", "x"), ""))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(post(path + second + "/void", Map.of("reason", "Typed by mistake"), ""))
			.hasRedirectedUrl("/checkout/" + id);
		assertThat(get("/checkout/" + id)).hasStatusOk().bodyText().contains("Overpaid", "Typed by mistake", "30.00");
		ReceiptId other = this.till.walkIn(this.patient, this.till.xray);
		for (String action : java.util.List.of("/refunds", "/void")) {
			assertThat(post("/checkout/" + other + "/payments/" + first + action,
					Map.of("amount", "10", "reason", "Of another receipt"), ""))
				.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
				.bodyText()
				.contains("no such payment");
		}
		assertThat(post("/checkout/" + other + "/void", Map.of("reason", "Typed twice"), ""))
			.hasRedirectedUrl("/checkout/" + other);
		assertThat(get("/checkout/" + other)).hasStatusOk().bodyText().contains("Typed twice");
	}

	@Test
	void whoComesSecondIsToldThatNothingWasDone() {
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		PaymentId paid = this.till.pay(id, Tender.CARD, "1500");
		assertThat(pay(id, Map.of("tender", "CARD", "amount", "1500"), Ids.next().toString()))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("This was not done", "role=\"alert\"");
		String path = "/checkout/" + id + "/payments/" + paid + "/void";
		post(path, Map.of("reason", "Typed by mistake"), "");
		assertThat(post(path, Map.of("reason", "Typed by mistake"), "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains("This was not done");
	}

	@Test
	void linesAreChangedOnTheirOwnPage() {
		ReceiptId id = this.till.example(this.patient);
		assertThat(get("/checkout/" + id + "/lines")).hasStatusOk().bodyText().contains("Hygiene", "lines[2].service");
		assertThat(post("/checkout/" + id + "/lines",
				Map.of("lines[0].service", this.till.code(this.till.xray), "lines[0].quantity", "1"), "open"))
			.hasRedirectedUrl("/checkout/" + id);
		assertThat(this.till.see(id).due().amount()).isEqualByComparingTo("1500");
	}

	@Test
	void theListShowsWhoStillHasToPay() {
		ReceiptId id = this.till.example(this.patient);
		String number = this.till.see(id).number();
		assertThat(get("/checkout?view=today")).hasStatusOk().bodyText().contains(number);
		assertThat(get("/checkout?number=" + number)).hasRedirectedUrl("/checkout/" + id);
		assertThat(get("/checkout?number=1999-0001")).hasStatusOk().bodyText().contains("1999-0001");
		assertThat(get("/checkout")).hasStatusOk();
		assertThat(get("/checkout/new")).hasStatusOk();
	}

	@Test
	void whoIsHereWithoutAReceiptIsShown() {
		AppointmentId booking = this.till.booking(this.patient);
		this.till.atDesk(() -> this.appointments.arrive(booking));
		assertThat(get("/checkout")).hasStatusOk().bodyText().contains("/checkout/new?appointment=");
		assertThat(this.till
			.atDesk(() -> this.application.getBean(ReceiptList.class).hereWithoutReceipt(this.till.branch())))
			.extracting(DayAppointment::id)
			.contains(booking);
	}

	@Test
	void thePrintHasNoChrome() {
		ReceiptId id = this.till.example(this.patient);
		this.till.pay(id, Tender.CARD, "32000");
		assertThat(get("/checkout/" + id + "/print")).hasStatusOk()
			.bodyText()
			.contains("not a fiscal document", "32,000.00", "paper-roll")
			.doesNotContain("class=\"rail\"");
		assertThat(get("/checkout/" + id + "/print?paper=a4")).hasStatusOk().bodyText().contains("paper-a4");
	}

	@Test
	void thePreviewFollowsWhatIsTyped() {
		this.till.credit(this.patient, AccountKind.BONUS, "38.50");
		ReceiptId id = this.till.example(this.patient);
		assertThat(get("/checkout/" + id + "/preview?bonus=8.50&internalAccount=")).hasStatusOk()
			.bodyText()
			.contains("30.00", "id=\"does\"")
			.doesNotContain("<html");
	}

	@Test
	void whoDoesNotTakeMoneySeesNoForm() {
		ReceiptId id = this.till.example(this.patient);
		assertThat(this.mvc.get().uri("/checkout/" + id).with(this.staff.user(Role.DIRECTOR))).hasStatusOk()
			.bodyText()
			.contains("The front desk takes payments")
			.doesNotContain("data-pay");
		assertThat(this.mvc.get().uri("/checkout").with(this.staff.user(Role.MARKETING)))
			.hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void pagesNeedFewStatements() {
		ReceiptId id = this.till.example(this.patient);
		this.till.pay(id, Tender.CARD, "100");
		assertFew("/checkout/" + id, 20);
		assertFew("/checkout", 15);
	}

	private void assertFew(String path, int most) {
		get(path);
		get(path);
		var statements = StatementCounter.last("GET " + path);
		assertThat(statements).as(String.join("\n", statements)).isNotEmpty().hasSizeLessThanOrEqualTo(most);
	}

	private void refused(ReceiptId id, Map<String, String> typed, String... shown) {
		assertThat(pay(id, typed, Ids.next().toString())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyText()
			.contains(shown);
	}

	private MvcTestResult get(String path) {
		return this.mvc.get().uri(path).with(this.staff.user(Role.FRONT_DESK)).exchange();
	}

	private MvcTestResult pay(ReceiptId id, Map<String, String> typed, String submission) {
		var request = this.mvc.post()
			.uri("/checkout/" + id + "/payments")
			.with(this.staff.user(Role.FRONT_DESK))
			.with(csrf())
			.param("submission", submission);
		typed.forEach(request::param);
		return request.exchange();
	}

	private MvcTestResult post(String path, Map<String, String> typed, String action) {
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
