package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

import dental.cuspid.IntegrationTest;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.clinic.ServiceId;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Receipts and payments in money (BASE-6, X-3).
 */
@IntegrationTest
class CheckoutServiceTests {

	@Autowired
	private ApplicationContext application;

	@Autowired
	private CheckoutService checkout;

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	private Till till;

	private PatientId patient;

	@BeforeEach
	void openTill() {
		this.till = Till.in(this.application);
		this.patient = this.till.patient();
	}

	@Test
	void aWalkInGetsAVisitAndANumberedReceipt() {
		ReceiptView receipt = this.till.see(this.till.example(this.patient));
		assertThat(receipt.number()).matches("\\d{4}-\\d{4,}");
		assertThat(receipt.state()).isEqualTo(ReceiptState.OPEN);
		assertThat(receipt.gross().amount()).isEqualByComparingTo("32000");
		assertThat(receipt.due()).isEqualTo(receipt.gross());
		assertThat(receipt.expectedBonus().isZero()).isTrue();
		assertThat(receipt.explanation()).isNotEmpty();
		assertThat(receipt.lines()).extracting(ReceiptView.Line::category).containsOnly("KONS_CHIR");
		assertThat(state(receipt.appointment())).isEqualTo(AppointmentState.ARRIVED);
	}

	@Test
	void numbersDiffer() {
		assertThat(this.till.see(this.till.example(this.patient)).number())
			.isNotEqualTo(this.till.see(this.till.example(this.patient)).number());
	}

	@Test
	void partPaymentsSettleInTheEndAndCompleteTheVisit() {
		ReceiptId id = this.till.example(this.patient);
		this.till.pay(id, Tender.CARD, "20000");
		assertThat(this.till.see(id).state()).isEqualTo(ReceiptState.PART_PAID);
		assertThat(this.till.see(id).due().amount()).isEqualByComparingTo("12000");
		this.till.pay(id, Tender.CASH, "12000");
		ReceiptView settled = this.till.see(id);
		assertThat(settled.state()).isEqualTo(ReceiptState.SETTLED);
		assertThat(settled.due().isZero()).isTrue();
		assertThat(settled.settledAt()).isNotNull();
		assertThat(state(settled.appointment())).isEqualTo(AppointmentState.COMPLETED);
	}

	@Test
	void aPrepaidBookingStaysBooked() {
		AppointmentId booking = this.till.booking(this.patient);
		ReceiptId id = this.till
			.atDesk(() -> this.checkout.open(this.till.command(this.patient, booking, null, this.till.xray)));
		this.till.pay(id, Tender.CARD, "1500");
		assertThat(this.till.see(id).state()).isEqualTo(ReceiptState.SETTLED);
		assertThat(state(booking)).isEqualTo(AppointmentState.BOOKED);
	}

	/**
	 * Boards write cards that name the visit meanwhile, and hold the patient's row then:
	 * waiting for the payment, for which a referral may wait, would close a circle.
	 */
	@Test
	void nobodyWhoNamesAVisitWaitsForItsPayment() {
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		UUID visit = this.till.see(id).appointment().value();
		this.transaction.executeWithoutResult((taking) -> {
			this.till.pay(id, Tender.CASH, "1500");
			assertThat(mayBeNamed("appointment", visit)).isTrue();
			assertThat(mayBeNamed("receipt", id.value())).isTrue();
		});
	}

	@Test
	void lineDiscountsAndQuantitiesMakeTheGross() {
		var lines = List.of(
				new OpenReceipt.Line(this.till.filling, 2, new BigDecimal("120.00"), new BigDecimal("20"),
						this.till.place.keller()),
				new OpenReceipt.Line(this.till.xray, 1, new BigDecimal("18"), null, null));
		ReceiptView receipt = this.till.see(this.till.atDesk(
				() -> this.checkout.open(new OpenReceipt(this.patient, null, this.till.place.branch(), null, lines))));
		assertThat(receipt.gross().amount()).isEqualByComparingTo("238.00");
		assertThat(receipt.lines().getFirst().practitionerName()).startsWith("Dr. Keller");
	}

	@Test
	void refusesLinesThatCannotBe() {
		assertThat(fields(line(0, null, null))).containsExactly("lines[0].quantity");
		assertThat(fields(line(100, null, null))).containsExactly("lines[0].quantity");
		assertThat(fields(line(1, "-1", null))).containsExactly("lines[0].price");
		assertThat(fields(line(1, "1.005", null))).containsExactly("lines[0].price");
		assertThat(fields(line(1, "10", "10.01"))).containsExactly("lines[0].discount");
		assertThat(fields(line(1, "10", "-1"))).containsExactly("lines[0].discount");
		assertThat(fields(new OpenReceipt.Line(ServiceId.next(), 1, null, null, null)))
			.containsExactly("lines[0].service");
		assertThat(fields()).containsExactly("lines");
	}

	@Test
	void refusesWhatIsNotAPayment() {
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		assertThat(refusal(() -> this.till.pay(id, Tender.CASH, "0")).code())
			.isEqualTo("checkout.refusal.notAboveZero");
		assertThat(refusal(() -> this.till.pay(id, Tender.CASH, "-5")).code())
			.isEqualTo("checkout.refusal.notAboveZero");
		assertThat(refusal(() -> this.till.pay(id, Tender.CASH, "1.005")).code())
			.isEqualTo("shared.refusal.tooManyDecimals");
		Refusal above = refusal(() -> this.till.pay(id, Tender.CASH, "1500.01"));
		assertThat(above).isInstanceOf(RuleViolation.class);
		assertThat(above.code()).isEqualTo("checkout.refusal.aboveDue");
		assertThat(above.problems().getFirst().args()).containsExactly(Money.of("1500", "EUR"));
		assertThat(refusal(() -> this.till.pay(id, Tender.DENTACOIN, "5")).code())
			.isEqualTo("checkout.refusal.notAvailable");
		assertThat(this.till.see(id).payments()).isEmpty();
	}

	@Test
	void aVisitHasOneReceiptUntilThatIsVoid() {
		AppointmentId booking = this.till.booking(this.patient);
		OpenReceipt command = this.till.command(this.patient, booking, null, this.till.xray);
		ReceiptId first = this.till.atDesk(() -> this.checkout.open(command));
		Refusal second = refusal(() -> this.till.atDesk(() -> this.checkout.open(command)));
		assertThat(second).isInstanceOf(Conflict.class);
		assertThat(second.code()).isEqualTo("checkout.refusal.hasReceipt");
		this.till.atDesk(() -> this.checkout.voidReceipt(first, "Wrong service"));
		assertThat(this.till.see(first).state()).isEqualTo(ReceiptState.VOID);
		assertThat(this.till.atDesk(() -> this.checkout.open(command))).isNotEqualTo(first);
	}

	@Test
	void aVoidReceiptTakesNothing() {
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		this.till.atDesk(() -> this.checkout.voidReceipt(id, "Typed twice"));
		assertThat(refusal(() -> this.till.pay(id, Tender.CASH, "5"))).isInstanceOf(Conflict.class);
		assertThat(refusal(() -> this.till.atDesk(() -> this.checkout.voidReceipt(id, "Again"))))
			.isInstanceOf(Conflict.class);
	}

	@Test
	void aReceiptThatHoldsMoneyIsNotVoided() {
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		PaymentId payment = this.till.pay(id, Tender.CASH, "500");
		assertThat(refusal(() -> this.till.atDesk(() -> this.checkout.voidReceipt(id, "Wrong"))))
			.isInstanceOf(Conflict.class);
		this.till.atDesk(() -> this.checkout.refund(payment, new BigDecimal("500"), "Changed mind"));
		this.till.atDesk(() -> this.checkout.voidReceipt(id, "Wrong"));
		assertThat(this.till.see(id).state()).isEqualTo(ReceiptState.VOID);
	}

	@Test
	void linesChangeWhileNothingIsPaid() {
		ReceiptId id = this.till.example(this.patient);
		this.till.atDesk(() -> this.checkout.changeLines(id, this.till.lines(this.till.xray)));
		assertThat(this.till.see(id).due().amount()).isEqualByComparingTo("1500");
		PaymentId payment = this.till.pay(id, Tender.CASH, "500");
		assertThat(refusal(
				() -> this.till.atDesk(() -> this.checkout.changeLines(id, this.till.lines(this.till.hygiene)))))
			.isInstanceOf(Conflict.class);
		this.till.atDesk(() -> this.checkout.voidPayment(payment, "Typed by mistake"));
		this.till.atDesk(() -> this.checkout.changeLines(id, this.till.lines(this.till.hygiene)));
		assertThat(this.till.see(id).due().amount()).isEqualByComparingTo("12000");
	}

	@Test
	void aReceiptOfZeroIsSettledAtOnce() {
		var free = List.of(new OpenReceipt.Line(this.till.xray, 1, BigDecimal.ZERO, null, null));
		ReceiptView receipt = this.till.see(this.till.atDesk(
				() -> this.checkout.open(new OpenReceipt(this.patient, null, this.till.place.branch(), null, free))));
		assertThat(receipt.state()).isEqualTo(ReceiptState.SETTLED);
		assertThat(state(receipt.appointment())).isEqualTo(AppointmentState.COMPLETED);
	}

	@Test
	void anAppointmentOfAnotherPatientIsRefused() {
		AppointmentId booking = this.till.booking(this.till.patient());
		Refusal refusal = refusal(() -> this.till
			.atDesk(() -> this.checkout.open(this.till.command(this.patient, booking, null, this.till.xray))));
		assertThat(refusal.problems().getFirst().field()).isEqualTo("appointment");
	}

	@Test
	void balancesAreNotTouchedByMoney() {
		this.till.credit(this.patient, AccountKind.BONUS, "10");
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		this.till.pay(id, Tender.INSURANCE, "1500");
		assertThat(this.till.balances(this.patient).bonus().amount()).isEqualByComparingTo("10");
	}

	private OpenReceipt.Line line(int quantity, @Nullable String price, @Nullable String discount) {
		return new OpenReceipt.Line(this.till.xray, quantity, (price != null) ? new BigDecimal(price) : null,
				(discount != null) ? new BigDecimal(discount) : null, null);
	}

	private List<String> fields(OpenReceipt.Line... lines) {
		return refusal(() -> this.till.atDesk(() -> this.checkout
			.open(new OpenReceipt(this.patient, null, this.till.place.branch(), null, List.of(lines))))).problems()
			.stream()
			.map((problem) -> String.valueOf(problem.field()))
			.toList();
	}

	/** Whether a row of another transaction may refer to it now, without waiting. */
	private boolean mayBeNamed(String table, UUID id) {
		var another = new TransactionTemplate(this.transaction.getTransactionManager());
		another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return Boolean.TRUE.equals(another.execute(
				(meanwhile) -> !this.jdbc.sql("select id from " + table + " where id = :id for key share skip locked")
					.param("id", id)
					.query(UUID.class)
					.list()
					.isEmpty()));
	}

	private AppointmentState state(AppointmentId id) {
		return this.till.atDesk(() -> this.appointments.get(id)).state();
	}

	static Refusal refusal(Runnable work) {
		Refusal refusal = catchThrowableOfType(Refusal.class, work::run);
		assertThat(refusal).as("a refusal").isNotNull();
		return refusal;
	}

}
