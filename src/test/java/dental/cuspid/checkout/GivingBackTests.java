package dental.cuspid.checkout;

import java.math.BigDecimal;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.ledger.Cause;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.Refusal;
import dental.cuspid.staff.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;

import static dental.cuspid.checkout.CheckoutServiceTests.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Refunds and voided payments, in money and value, and who may do them when.
 */
@IntegrationTest
class GivingBackTests {

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CheckoutService checkout;

	@Autowired
	private LedgerService ledger;

	@Autowired
	private TestStaff staff;

	private Till till;

	private PatientId patient;

	@BeforeEach
	void openTill() {
		this.till = Till.in(this.application);
		this.patient = this.till.patient();
	}

	@Test
	void aPartRefundLeavesTheReceiptSettledAndDueAtZero() {
		ReceiptId id = this.till.example(this.patient);
		PaymentId payment = this.till.pay(id, Tender.CARD, "32000");
		refund(payment, "8000");
		ReceiptView receipt = this.till.see(id);
		assertThat(receipt.state()).isEqualTo(ReceiptState.SETTLED);
		assertThat(receipt.due().isZero()).isTrue();
		assertThat(receipt.refunded().amount()).isEqualByComparingTo("8000");
		assertThat(receipt.payments().getFirst().refunds()).hasSize(1);
		refund(payment, "24000");
		assertThat(this.till.see(id).state()).isEqualTo(ReceiptState.REFUNDED);
		assertThat(this.till.see(id).due().isZero()).isTrue();
	}

	@Test
	void notMoreGoesBackThanWasPaid() {
		PaymentId payment = this.till.pay(this.till.example(this.patient), Tender.CARD, "100");
		refund(payment, "60");
		Refusal above = refusal(() -> refund(payment, "40.01"));
		assertThat(above.code()).isEqualTo("checkout.refusal.refundAboveRest");
		assertThat(above.problems().getFirst().args()).containsExactly(Money.of("40", "EUR"));
		assertThat(refusal(() -> refund(payment, "0")).code()).isEqualTo("checkout.refusal.notAboveZero");
	}

	@Test
	void aReasonIsAskedFor() {
		PaymentId payment = this.till.pay(this.till.example(this.patient), Tender.CARD, "100");
		assertThat(refusal(() -> this.till.atDesk(() -> this.checkout.refund(payment, BigDecimal.TEN, "  "))).problems()
			.getFirst()
			.field()).isEqualTo("reason");
		assertThat(refusal(() -> this.till.atDesk(() -> this.checkout.voidPayment(payment, ""))).code())
			.isEqualTo("shared.refusal.reasonMissing");
	}

	@Test
	void aLaterDayIsForFinance() {
		ReceiptId id = this.till.example(this.patient);
		PaymentId payment = this.till.payEarlier(id, Tender.CASH, "32000", 2);
		assertThat(this.till.see(id).payments().getFirst().backdated()).isTrue();
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> refund(payment, "10"));
		this.staff.as(() -> this.checkout.refund(payment, BigDecimal.TEN, "Overpaid"), Role.FINANCE);
		assertThat(this.till.see(id).refunded().amount()).isEqualByComparingTo("10");
	}

	@Test
	void theSameDayIsForTheDesk() {
		PaymentId payment = this.till.pay(this.till.example(this.patient), Tender.CARD, "100");
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(
				() -> this.staff.as(() -> this.checkout.refund(payment, BigDecimal.TEN, "Overpaid"), Role.FINANCE));
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(
				() -> this.staff.as(() -> this.checkout.refund(payment, BigDecimal.TEN, "Overpaid"), Role.CALL_CENTRE));
	}

	@Test
	void aVoidedPaymentIsDueAgain() {
		ReceiptId id = this.till.example(this.patient);
		PaymentId payment = this.till.pay(id, Tender.CARD, "32000");
		this.till.atDesk(() -> this.checkout.voidPayment(payment, "Typed by mistake"));
		ReceiptView receipt = this.till.see(id);
		assertThat(receipt.state()).isEqualTo(ReceiptState.OPEN);
		assertThat(receipt.due().amount()).isEqualByComparingTo("32000");
		assertThat(receipt.settledAt()).isNull();
		this.till.pay(id, Tender.CASH, "32000");
		assertThat(this.till.see(id).state()).isEqualTo(ReceiptState.SETTLED);
	}

	@Test
	void aPaymentIsVoidedOnItsDayOnly() {
		ReceiptId id = this.till.example(this.patient);
		PaymentId earlier = this.till.payEarlier(id, Tender.CASH, "100", 1);
		assertThat(refusal(() -> this.till.atDesk(() -> this.checkout.voidPayment(earlier, "Too late"))))
			.isInstanceOf(Conflict.class)
			.extracting(Refusal::code)
			.isEqualTo("checkout.refusal.voidLater");
	}

	@Test
	void aRefundedPaymentIsNotVoidedAndAVoidOneNotRefunded() {
		ReceiptId id = this.till.example(this.patient);
		PaymentId first = this.till.pay(id, Tender.CASH, "100");
		refund(first, "10");
		assertThat(refusal(() -> this.till.atDesk(() -> this.checkout.voidPayment(first, "Mistake"))))
			.isInstanceOf(Conflict.class);
		PaymentId second = this.till.pay(id, Tender.CASH, "50");
		this.till.atDesk(() -> this.checkout.voidPayment(second, "Mistake"));
		assertThat(refusal(() -> refund(second, "10"))).isInstanceOf(Conflict.class);
		assertThat(refusal(() -> this.till.atDesk(() -> this.checkout.voidPayment(second, "Mistake"))))
			.isInstanceOf(Conflict.class);
	}

	@Test
	void valueGoesBackToItsBalance() {
		this.till.credit(this.patient, AccountKind.INTERNAL, "40");
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		PaymentId payment = this.till.pay(id, Tender.INTERNAL_ACCOUNT, "40");
		assertThat(this.till.balances(this.patient).internalAccount().isZero()).isTrue();
		RefundId refund = refund(payment, "15");
		assertThat(this.till.balances(this.patient).internalAccount().amount()).isEqualByComparingTo("15");
		assertThat(this.ledger.entriesOf(new Cause("REFUND", refund.toString()))).hasSize(1);
		assertThat(this.till.see(id).due().amount()).isEqualByComparingTo("1460");
	}

	@Test
	void voidingReversesTheEntry() {
		this.till.credit(this.patient, AccountKind.BONUS, "40");
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		PaymentId payment = this.till.pay(id, Tender.BONUS, "40");
		this.till.atDesk(() -> this.checkout.voidPayment(payment, "Typed by mistake"));
		assertThat(this.till.balances(this.patient).bonus().amount()).isEqualByComparingTo("40");
		assertThat(this.ledger.entriesOf(new Cause("PAYMENT", payment.toString()))).hasSize(1);
		assertThat(this.ledger.entriesOf(new Cause("PAYMENT_VOID", payment.toString()))).hasSize(1);
	}

	private RefundId refund(PaymentId payment, String amount) {
		return this.till.atDesk(() -> this.checkout.refund(payment, new BigDecimal(amount), "Patient changed mind"));
	}

}
