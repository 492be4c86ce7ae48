package dental.cuspid.checkout.web;

import java.util.Map;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.checkout.ReceiptList;
import dental.cuspid.calendar.DayAppointment;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.Tender;
import dental.cuspid.ledger.AccountKind;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The checkout pages, used as plain forms.
 */
@IntegrationTest
class CheckoutPageTests extends CheckoutPageCase {

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
	void pagesNeedFewStatements() {
		ReceiptId id = this.till.example(this.patient);
		this.till.pay(id, Tender.CARD, "100");
		assertFew("/checkout/" + id, 20);
		assertFew("/checkout", 15);
	}

}
