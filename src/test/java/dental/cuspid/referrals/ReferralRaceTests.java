package dental.cuspid.referrals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dental.cuspid.IntegrationTest;
import dental.cuspid.checkout.ReceiptId;
import dental.cuspid.checkout.Tender;
import dental.cuspid.patients.PatientId;
import dental.cuspid.shared.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two desks at the same moment (reliability table C4): one credit, one referrer, no loop.
 */
@IntegrationTest
class ReferralRaceTests {

	private static final int ROUNDS = 500;

	private static final int FEWER_ROUNDS = 60;

	@Autowired
	private ApplicationContext application;

	@Autowired
	private JdbcClient jdbc;

	private Friends friends;

	@BeforeEach
	void openTill() {
		this.friends = Friends.in(this.application);
	}

	@Test
	void twoDesksThatTakeTheFirstPaymentCreditOnce() throws Exception {
		PatientId referrer = this.friends.withCoupons();
		List<ReferralId> made = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			PatientId newcomer = this.friends.patient();
			made.add(this.friends.recommend(referrer, newcomer));
			ReceiptId one = this.friends.till.walkIn(newcomer, this.friends.till.xray);
			ReceiptId other = this.friends.till.walkIn(newcomer, this.friends.till.xray);
			assertThat(together(() -> pay(one), () -> pay(other))).as("both payments are taken").isEqualTo(2);
		}
		assertThat(this.friends.internal(referrer)).isEqualByComparingTo(String.valueOf(20 * ROUNDS));
		assertThat(count("select count(*) from referral where credits <> 1 and referrer_id = :id", referrer)).isZero();
		assertThat(count("select count(*) from top_up where patient_id = :id", referrer)).isEqualTo(ROUNDS);
		assertThat(made).hasSize(ROUNDS);
	}

	@Test
	void twoDesksThatNameAReferrerRecordOne() throws Exception {
		PatientId first = this.friends.withCoupons();
		PatientId second = this.friends.withCoupons();
		for (int round = 0; round < FEWER_ROUNDS; round++) {
			PatientId newcomer = this.friends.patient();
			int stored = together(() -> recommend(first, newcomer), () -> recommend(second, newcomer));
			assertThat(stored).isEqualTo(1);
			assertThat(count("select count(*) from referral where newcomer_id = :id", newcomer)).isEqualTo(1);
		}
	}

	@Test
	void twoDesksNeverCloseALoop() throws Exception {
		for (int round = 0; round < FEWER_ROUNDS; round++) {
			PatientId first = this.friends.patient();
			PatientId second = this.friends.patient();
			PatientId third = this.friends.patient();
			recommend(first, second);
			int stored = together(() -> recommend(second, third), () -> recommend(third, first));
			assertThat(stored).isEqualTo(1);
		}
	}

	@Test
	void theDatabaseKeepsLoopsOutByItself() {
		PatientId first = this.friends.patient();
		PatientId second = this.friends.patient();
		PatientId third = this.friends.patient();
		recommend(first, second);
		recommend(second, third);
		ReferralId own = this.friends.recommend(this.friends.withCoupons(), first);
		org.assertj.core.api.Assertions
			.assertThatThrownBy(() -> this.jdbc.sql("update referral set referrer_id = :third where id = :id")
				.param("third", third.value())
				.param("id", own.value())
				.update())
			.isInstanceOf(DataIntegrityViolationException.class)
			.hasMessageContaining("loop");
	}

	@Test
	void aPaymentUnderWayIsWaitedFor() throws Exception {
		PatientId referrer = this.friends.withCoupons();
		for (int round = 0; round < FEWER_ROUNDS; round++) {
			PatientId newcomer = this.friends.patient();
			ReceiptId receipt = this.friends.till.walkIn(newcomer, this.friends.till.xray);
			together(() -> pay(receipt), () -> recommend(referrer, newcomer));
			assertThat(count("select count(*) from referral where newcomer_id = :id and state <> 'CREDITED'", newcomer))
				.as("either recorded before the payment and credited by it, or refused")
				.isZero();
		}
	}

	private boolean pay(ReceiptId receipt) {
		this.friends.till.pay(receipt, Tender.CASH, "1");
		return true;
	}

	private boolean recommend(PatientId referrer, PatientId newcomer) {
		this.friends.recommend(referrer, newcomer, "Named on the phone");
		return true;
	}

	/** How many of both went through; a refusal is an answer, anything else fails. */
	private static int together(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
		var start = new CyclicBarrier(2);
		int done = 0;
		try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
			for (var desk : desks.invokeAll(List.of(at(start, one), at(start, other)))) {
				try {
					done += desk.get(30, TimeUnit.SECONDS) ? 1 : 0;
				}
				catch (ExecutionException ex) {
					if (!(ex.getCause() instanceof Refusal)) {
						throw ex;
					}
				}
			}
		}
		return done;
	}

	private static Callable<Boolean> at(CyclicBarrier start, Callable<Boolean> work) {
		return () -> {
			start.await(30, TimeUnit.SECONDS);
			return work.call();
		};
	}

	private int count(String sql, PatientId patient) {
		return this.jdbc.sql(sql).param("id", patient.value()).query(Integer.class).single();
	}

}
