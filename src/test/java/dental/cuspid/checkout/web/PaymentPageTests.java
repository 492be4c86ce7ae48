package dental.cuspid.checkout.web;

import java.util.Map;

import dental.cuspid.IntegrationTest;
import dental.cuspid.checkout.PaymentId;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.ReceiptState;
import dental.cuspid.checkout.Tender;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.shared.Ids;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Payments, refunds and voids as plain forms (BASE-6).
 */
@IntegrationTest
class PaymentPageTests extends CheckoutPageCase {

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
		assertThat(post(path + second + "/void", Map.of("reason", " "), ""))
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
	void whoDoesNotTakeMoneySeesNoForm() {
		ReceiptId id = this.till.example(this.patient);
		assertThat(this.mvc.get().uri("/checkout/" + id).with(this.staff.user(Role.DIRECTOR))).hasStatusOk()
			.bodyText()
			.contains("The front desk takes payments")
			.doesNotContain("data-pay");
		assertThat(this.mvc.get().uri("/checkout").with(this.staff.user(Role.MARKETING)))
			.hasStatus(HttpStatus.FORBIDDEN);
	}

}
