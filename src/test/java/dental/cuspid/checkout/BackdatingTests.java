package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.ledger.BooksCheck;
import dental.cuspid.ledger.LedgerService;
import dental.cuspid.patients.Figures;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.OpeningHistory;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientRecordService;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.Refusal;
import dental.cuspid.staff.CurrentStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static dental.cuspid.checkout.CheckoutServiceTests.refusal;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happened on earlier days: entered later, imported, counted for lifetime value.
 */
@IntegrationTest
class BackdatingTests {

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CheckoutService checkout;

	@Autowired
	private PaymentHistory paidBefore;

	@Autowired
	private PatientService patients;

	@Autowired
	private LedgerService ledger;

	@Autowired
	private ClinicTime time;

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
	void theDeskDoesNotBackdate() {
		Refusal refusal = refusal(() -> this.till.atDesk(
				() -> this.checkout.open(this.till.command(this.patient, null, this.till.daysAgo(1), this.till.xray))));
		assertThat(refusal.problems().getFirst().field()).isEqualTo("occurredAt");
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		assertThat(refusal(() -> this.till.atDesk(
				() -> this.checkout.pay(new TakePayment(id, Tender.CASH, BigDecimal.TEN, this.till.daysAgo(1), null))))
			.problems()
			.getFirst()
			.field()).isEqualTo("receivedAt");
	}

	@Test
	void nothingLiesAhead() {
		Instant ahead = this.time.now().plus(Duration.ofHours(1));
		assertThat(refusal(() -> this.till
			.asDirectorAtDesk(() -> this.checkout.open(this.till.command(this.patient, null, ahead, this.till.xray))))
			.code()).isEqualTo("checkout.refusal.future");
	}

	@Test
	void aBackdatedReceiptCarriesTheYearOfItsDay() {
		Instant then = this.time.now().minus(Duration.ofDays(800));
		ReceiptView receipt = this.till.see(this.till
			.asDirectorAtDesk(() -> this.checkout.open(this.till.command(this.patient, null, then, this.till.xray))));
		assertThat(receipt.backdated()).isTrue();
		assertThat(receipt.number()).startsWith(this.time.dayOf(then).getYear() + "-");
	}

	@Test
	void aClosedPeriodStaysClosed() {
		int ago = 4000 + (int) (Math.abs(System.nanoTime()) % 3000);
		var day = this.time.today().minusDays(ago);
		this.staff.asAdmin(() -> {
			this.ledger.closePeriod(day, day);
			return true;
		});
		assertThat(refusal(() -> this.till.asDirectorAtDesk(() -> this.checkout
			.open(this.till.command(this.patient, null, this.till.daysAgo(ago), this.till.xray)))).problems()
			.getFirst()
			.field()).isEqualTo("occurredAt");
		assertThat(refusal(() -> this.staff.asAdmin(() -> history(this.till.daysAgo(ago), "10"))).problems()
			.getFirst()
			.field()).isEqualTo("occurredAt");
	}

	@Test
	void importedHistoryCountsAndCanBeTakenOut() {
		ReceiptId id = this.staff.asAdmin(() -> history(this.till.daysAgo(400), "250.00"));
		ReceiptView receipt = this.till.see(id);
		assertThat(receipt.history()).isTrue();
		assertThat(receipt.state()).isEqualTo(ReceiptState.SETTLED);
		assertThat(this.paidBefore.hasPaid(this.patient)).isTrue();
		assertThat(lifetime().amount()).isEqualByComparingTo("250");
		this.staff.asAdmin(() -> {
			this.checkout.removeHistory(id);
			return true;
		});
		assertThat(lifetime().isZero()).isTrue();
		assertThat(refusal(() -> this.till.see(id)).code()).isEqualTo("checkout.refusal.unknownReceipt");
	}

	@Test
	void historyThatWasTouchedStays() {
		ReceiptId id = this.staff.asAdmin(() -> history(this.till.daysAgo(400), "250.00"));
		PaymentId payment = this.till.see(id).payments().getFirst().id();
		this.staff.asAdmin(() -> this.checkout.refund(payment, BigDecimal.TEN, "Overpaid"));
		assertThat(refusal(() -> this.staff.asAdmin(() -> {
			this.checkout.removeHistory(id);
			return true;
		}))).isInstanceOf(Conflict.class);
	}

	@Test
	void anOpeningHistoryIsPaidEarlier() {
		this.staff.asAdmin(() -> {
			this.patients.setOpening(this.patient, new OpeningHistory(3, null, Money.of("1284.00", "EUR")));
			return true;
		});
		Money paid = this.till.atDesk(() -> this.paidBefore.moneyPaidOnEarlierVisits(this.patient, this.time.now()));
		assertThat(paid.amount()).isEqualByComparingTo("1284");
	}

	@Test
	void figuresShowWhatWasPaidAndWhatIsDue() {
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		PaymentId payment = this.till.pay(id, Tender.CARD, "500");
		this.till.atDesk(() -> this.checkout.refund(payment, new BigDecimal("100"), "Overpaid"));
		Figures figures = figures();
		assertThat(figures.lifetimeValue()).isEqualTo(Money.of("400", "EUR"));
		assertThat(figures.unpaid()).isEqualTo(Money.of("1000", "EUR"));
	}

	@Test
	void theBooksBalance() {
		ReceiptId id = this.till.example(this.patient);
		this.till.pay(id, Tender.CARD, "400");
		var check = this.application.getBeansOfType(BooksCheck.class)
			.values()
			.stream()
			.filter((one) -> one.name().equals("receipts"))
			.findFirst()
			.orElseThrow();
		BooksCheck.Result result = check.run();
		assertThat(result.checked()).isPositive();
		assertThat(result.findings()).isEmpty();
	}

	private ReceiptId history(Instant at, String paid) {
		return this.checkout.recordHistory(this.patient, this.till.place.branch(), null, at, new BigDecimal(paid),
				Tender.CASH);
	}

	private Money lifetime() {
		Money value = figures().lifetimeValue();
		return (value != null) ? value : Money.of("0", "EUR");
	}

	private Figures figures() {
		return CurrentStaff.asSystem(() -> this.application.getBean(PatientRecordService.class)
			.figures(this.patient, OpeningHistory.none(Currency.getInstance("EUR"))));
	}

}
