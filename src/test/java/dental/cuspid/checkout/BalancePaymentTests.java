package dental.cuspid.checkout;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.calendar.AppointmentId;
import dental.cuspid.calendar.AppointmentService;
import dental.cuspid.calendar.AppointmentState;
import dental.cuspid.clinic.ChangeSettings;
import dental.cuspid.clinic.ClinicSettingsService;
import dental.cuspid.ledger.AccountKind;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.Money;
import dental.cuspid.shared.Refusal;
import dental.cuspid.shared.RuleViolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static dental.cuspid.checkout.CheckoutServiceTests.refusal;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Paying with the internal account and the bonus (COUP-13, X-4), also from two desks at
 * once (C2).
 */
@IntegrationTest
class BalancePaymentTests {

	private static final int ROUNDS = 100;

	@Autowired
	private ApplicationContext application;

	@Autowired
	private AppointmentService appointments;

	@Autowired
	private ReceiptService receipts;

	@Autowired
	private ClinicSettingsService settings;

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
	void balancesAreUsedBeforeMoney() {
		this.till.credit(this.patient, AccountKind.INTERNAL, "40");
		this.till.credit(this.patient, AccountKind.BONUS, "38.50");
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		PaymentProposal proposal = this.till.atDesk(() -> this.receipts.proposal(id));
		assertThat(proposal.balances()).extracting((balance) -> balance.offer().tender())
			.containsExactly(Tender.INTERNAL_ACCOUNT, Tender.BONUS);
		assertThat(proposal.balances()).extracting((balance) -> balance.amount().amount())
			.containsExactly(new BigDecimal("40.00"), new BigDecimal("38.50"));
		assertThat(proposal.inMoney().amount()).isEqualByComparingTo("1421.50");
	}

	@Test
	void noMoreIsProposedThanIsDue() {
		this.till.credit(this.patient, AccountKind.INTERNAL, "1000");
		this.till.credit(this.patient, AccountKind.BONUS, "1000");
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		PaymentProposal proposal = this.till.atDesk(() -> this.receipts.proposal(id));
		assertThat(proposal.balances()).extracting((balance) -> balance.amount().amount())
			.containsExactly(new BigDecimal("1000.00"), new BigDecimal("500.00"));
		assertThat(proposal.inMoney().isZero()).isTrue();
	}

	@Test
	void aBalanceThatIsTooSmallNamesWhatItHolds() {
		this.till.credit(this.patient, AccountKind.INTERNAL, "20");
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		Refusal refusal = refusal(() -> this.till.pay(id, Tender.INTERNAL_ACCOUNT, "20.01"));
		assertThat(refusal).isInstanceOf(Conflict.class);
		assertThat(refusal.problems().getFirst().args()).contains(Money.of("20", "EUR"));
		assertThat(refusal(() -> this.till.pay(id, Tender.BONUS, "1"))).isInstanceOf(Conflict.class);
		assertThat(this.till.see(id).payments()).isEmpty();
		assertThat(this.till.balances(this.patient).internalAccount().amount()).isEqualByComparingTo("20");
	}

	@Test
	void neverAboveDue() {
		this.till.credit(this.patient, AccountKind.INTERNAL, "5000");
		ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
		assertThat(refusal(() -> this.till.pay(id, Tender.INTERNAL_ACCOUNT, "1500.01")))
			.isInstanceOf(RuleViolation.class);
		assertThat(this.till.balances(this.patient).internalAccount().amount()).isEqualByComparingTo("5000");
	}

	@Test
	void bonusPaysItsShareAtMost() {
		int before = this.settings.current().bonusRedemptionCapPercent();
		cap(50);
		try {
			this.till.credit(this.patient, AccountKind.BONUS, "5000");
			ReceiptId id = this.till.walkIn(this.patient, this.till.xray);
			assertThat(this.till.atDesk(() -> this.receipts.proposal(id)).balances().get(1).amount().amount())
				.isEqualByComparingTo("750");
			this.till.pay(id, Tender.BONUS, "700");
			Refusal refusal = refusal(() -> this.till.pay(id, Tender.BONUS, "50.01"));
			assertThat(refusal.code()).isEqualTo("checkout.refusal.aboveBonusCap");
			assertThat(refusal.problems().getFirst().args()).containsExactly(50, Money.of("50", "EUR"));
			this.till.pay(id, Tender.BONUS, "50");
			assertThat(this.till.see(id).due().amount()).isEqualByComparingTo("750");
		}
		finally {
			cap(before);
		}
	}

	@Test
	void twoDesksSpendABalanceOnce() throws Exception {
		try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
			for (int round = 0; round < ROUNDS; round++) {
				PatientId shared = this.till.patient();
				Tender tender = (round % 2 == 0) ? Tender.INTERNAL_ACCOUNT : Tender.BONUS;
				this.till.credit(shared, (round % 2 == 0) ? AccountKind.INTERNAL : AccountKind.BONUS, "100");
				ReceiptId one = this.till.walkIn(shared, this.till.xray);
				ReceiptId other = (round % 4 < 2) ? this.till.walkIn(shared, this.till.xray) : one;
				var start = new CyclicBarrier(2);
				var outcomes = desks.invokeAll(List.of(spend(one, tender, start), spend(other, tender, start)))
					.stream()
					.map((future) -> future.resultNow())
					.toList();
				assertThat(outcomes).as("round %s", round).containsExactlyInAnyOrder("paid", "20.00");
				assertThat(Stream.of(one, other).distinct().mapToInt((id) -> this.till.see(id).payments().size()).sum())
					.isEqualTo(1);
			}
		}
	}

	@Test
	void twoDesksTakeOnlyWhatIsDue() throws Exception {
		try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
			for (int round = 0; round < 20; round++) {
				ReceiptId id = this.till.walkIn(this.till.patient(), this.till.xray);
				var start = new CyclicBarrier(2);
				Callable<Boolean> take = () -> {
					start.await();
					try {
						this.till.pay(id, Tender.CASH, "1500");
						return true;
					}
					catch (RuleViolation refusal) {
						return false;
					}
				};
				var outcomes = desks.invokeAll(List.of(take, take))
					.stream()
					.map((future) -> future.resultNow())
					.toList();
				assertThat(outcomes).containsExactlyInAnyOrder(true, false);
				assertThat(this.till.see(id).paid().amount()).isEqualByComparingTo("1500");
			}
		}
	}

	@Test
	void payingAndCompletingAtOnceNeverWaitInACircle() throws Exception {
		try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
			for (int round = 0; round < 20; round++) {
				ReceiptId id = this.till.walkIn(this.till.patient(), this.till.xray);
				AppointmentId visit = this.till.see(id).appointment();
				var start = new CyclicBarrier(2);
				Callable<Boolean> pay = () -> {
					start.await();
					this.till.pay(id, Tender.CASH, "1500");
					return true;
				};
				Callable<Boolean> complete = () -> {
					start.await();
					try {
						this.till.atDesk(() -> this.appointments.complete(visit));
					}
					catch (Conflict completedByThePayment) {
						return false;
					}
					return true;
				};
				desks.invokeAll(List.of(pay, complete))
					.forEach((future) -> assertThat(future.state()).isEqualTo(Future.State.SUCCESS));
				assertThat(this.till.see(id).state()).isEqualTo(ReceiptState.SETTLED);
				assertThat(this.till.atDesk(() -> this.appointments.get(visit)).state())
					.isEqualTo(AppointmentState.COMPLETED);
			}
		}
	}

	/** Spends 80 and answers "paid", or the balance the refusal names. */
	private Callable<String> spend(ReceiptId receipt, Tender tender, CyclicBarrier start) {
		return () -> {
			start.await();
			try {
				this.till.pay(receipt, tender, "80");
				return "paid";
			}
			catch (Conflict refusal) {
				return ((Money) refusal.problems().getFirst().args()[0]).amount().toPlainString();
			}
		};
	}

	private void cap(int percent) {
		this.staff.asAdmin(() -> {
			this.settings.change(new ChangeSettings(null, null, null, null, null, null, null,
					new ChangeSettings.Bonus(percent, null, null), null));
			return true;
		});
	}

}
