package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What a reward program is asked and told, and when (CB-2, CB-9, CB-10): a program that
 * takes 5 % off and expects 3 % of the money.
 */
@IntegrationTest
class RewardProgramTests {

	private static final String BEAN = "programOfTests";

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CheckoutService checkout;

	@Autowired
	private ReceiptService receipts;

	@Autowired
	private AppointmentService appointments;

	private final Recorder program = new Recorder();

	private Till till;

	private PatientId patient;

	@BeforeEach
	void openTill() {
		this.till = Till.in(this.application);
		this.patient = this.till.patient();
		((GenericApplicationContext) this.application).registerBean(BEAN, RewardProgram.class, () -> this.program);
	}

	@AfterEach
	void removeProgram() {
		((GenericApplicationContext) this.application).removeBeanDefinition(BEAN);
	}

	@Test
	void discountsAreFrozenWithTheReceiptAndExplained() {
		ReceiptView receipt = this.till.see(this.till.example(this.patient));
		assertThat(receipt.discountTotal().amount()).isEqualByComparingTo("1600");
		assertThat(receipt.due().amount()).isEqualByComparingTo("30400");
		assertThat(receipt.discounts()).extracting(ReceiptView.Discount::rule).containsExactly("Loyal patients");
		assertThat(receipt.expectedBonus().amount()).isEqualByComparingTo("912");
		assertThat(receipt.explanation()).contains(Reason.of("checkout.does.expected", Money.of("912.00", "EUR")));
	}

	@Test
	void isToldEachPaymentThenSettledThenCompleted() {
		ReceiptId id = this.till.example(this.patient);
		this.till.pay(id, Tender.CARD, "400");
		this.till.pay(id, Tender.CASH, "30000");
		assertThat(this.program.calls).containsExactly("assess 32000.00 earlier 0.00", "paid CARD 400.00 due 30000.00",
				"paid CASH 30000.00 due 0.00", "settled visit open basis 32000.00", "completed");
		assertThat(this.till.see(id).expectedBonus().isZero()).isTrue();
	}

	@Test
	void aPrepaidVisitCompletesLater() {
		AppointmentId booking = this.till.booking(this.patient);
		ReceiptId id = this.till
			.atDesk(() -> this.checkout.open(this.till.command(this.patient, booking, null, this.till.xray)));
		this.till.pay(id, Tender.CARD, "1425");
		assertThat(this.program.calls).last().isEqualTo("settled visit open basis 1500.00");
		assertThat(this.till.see(id).expectedBonus().isPositive()).isTrue();
		this.till.atDesk(() -> this.appointments.arrive(booking));
		this.till.atDesk(() -> this.appointments.complete(booking));
		assertThat(this.program.calls).last().isEqualTo("completed");
		assertThat(this.till.see(id).expectedBonus().isZero()).isTrue();
	}

	@Test
	void valueLowersWhatIsExpected() {
		this.till.credit(this.patient, AccountKind.BONUS, "400");
		ReceiptId id = this.till.example(this.patient);
		assertThat(this.till.atDesk(() -> this.receipts.proposal(id)).expectedBonus().amount())
			.isEqualByComparingTo("900");
		this.till.pay(id, Tender.BONUS, "400");
		assertThat(this.till.see(id).expectedBonus().amount()).isEqualByComparingTo("900");
	}

	@Test
	void refundsAndVoidsAreToldWithTheSumsThatRemain() {
		ReceiptId id = this.till.example(this.patient);
		PaymentId payment = this.till.pay(id, Tender.CARD, "30400");
		this.till.atDesk(() -> this.checkout.refund(payment, new BigDecimal("400"), "Overpaid"));
		assertThat(this.program.calls).last().isEqualTo("refunded 400.00 of 30400.00 net 30000.00");
	}

	@Test
	void aVoidedPaymentSettlesAnew() {
		ReceiptId id = this.till.example(this.patient);
		PaymentId payment = this.till.pay(id, Tender.CARD, "30400");
		this.till.atDesk(() -> this.checkout.voidPayment(payment, "Typed by mistake"));
		assertThat(this.program.calls).last().isEqualTo("voided 30400.00 due 30400.00");
		this.till.pay(id, Tender.CASH, "30400");
		assertThat(this.program.calls).last().isEqualTo("settled visit done basis 32000.00");
	}

	@Test
	void linesThatChangeAreJudgedAgain() {
		ReceiptId id = this.till.example(this.patient);
		this.till.atDesk(() -> this.checkout.changeLines(id, this.till.lines(this.till.xray)));
		assertThat(this.till.see(id).discountTotal().amount()).isEqualByComparingTo("75");
		assertThat(this.program.calls).last().isEqualTo("assess 1500.00 earlier 0.00");
	}

	@Test
	void earlierVisitsCountWithoutThisOne() {
		ReceiptId first = this.till.asDirectorAtDesk(
				() -> this.checkout.open(this.till.command(this.patient, null, this.till.daysAgo(9), this.till.xray)));
		PaymentId paid = this.till.pay(first, Tender.CARD, "1425");
		this.till.atDesk(() -> this.checkout.refund(paid, new BigDecimal("25"), "Overpaid"));
		ReceiptId second = this.till.example(this.patient);
		this.till.pay(second, Tender.CARD, "400");
		assertThat(this.program.calls).contains("assess 32000.00 earlier 1400.00");
	}

	@Test
	void aProgramThatFailsUndoesThePayment() {
		ReceiptId id = this.till.example(this.patient);
		this.program.failing = true;
		assertThat(catchThrowable(() -> this.till.pay(id, Tender.CARD, "30400")))
			.isInstanceOf(IllegalStateException.class);
		assertThat(this.till.see(id).payments()).isEmpty();
		assertThat(this.till.see(id).state()).isEqualTo(ReceiptState.OPEN);
	}

	/** Writes down what it is told. */
	static final class Recorder implements RewardProgram {

		private static final BigDecimal OFF = new BigDecimal("0.05");

		private static final BigDecimal BONUS = new BigDecimal("0.03");

		final List<String> calls = new ArrayList<>();

		private boolean failing;

		@Override
		public String key() {
			return "tests";
		}

		@Override
		public Assessment assess(ReceiptFacts facts) {
			this.calls.add("assess " + facts.gross().amount() + " earlier " + facts.paidEarlier().amount());
			Money off = Money.rounded(facts.gross().amount().multiply(OFF), facts.gross().currency());
			return new Assessment(
					List.of(new Assessment.Discount("Loyal patients", Reason.of("checkout.does.expected", off), off)),
					facts.gross().amount().toPlainString());
		}

		@Override
		public Outlook outlook(Standing standing) {
			boolean earned = standing.settledAt() != null && standing.visitCompleted();
			Money money = earned ? Money.zero(standing.due().currency()) : standing.moneyWhenSettled();
			Money bonus = Money.rounded(money.amount().multiply(BONUS).setScale(4, RoundingMode.HALF_UP),
					money.currency());
			return new Outlook(bonus, List.of(Reason.of("checkout.does.expected", bonus)));
		}

		@Override
		public void paid(Standing standing, PaymentFacts payment) {
			this.calls
				.add("paid " + payment.tender() + " " + payment.amount().amount() + " due " + standing.due().amount());
		}

		@Override
		public void settled(Standing standing) {
			if (this.failing) {
				throw new IllegalStateException("on purpose");
			}
			this.calls
				.add("settled visit " + (standing.visitCompleted() ? "done" : "open") + " basis " + standing.basis());
		}

		@Override
		public void completed(Standing standing, Instant at) {
			this.calls.add("completed");
		}

		@Override
		public void refunded(Standing standing, RefundFacts refund) {
			this.calls.add("refunded " + refund.amount().amount() + " of " + standing.moneyPaid().amount() + " net "
					+ standing.netMoney().amount());
		}

		@Override
		public void paymentVoided(Standing standing, PaymentFacts payment, Instant at) {
			this.calls.add("voided " + payment.amount().amount() + " due " + standing.due().amount());
		}

	}

}
