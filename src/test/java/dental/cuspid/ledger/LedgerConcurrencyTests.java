package dental.cuspid.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dental.cuspid.IntegrationTest;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Conflict;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two desks at once (C2, C3, C10): every round ends with balances that are the sums of
 * their entries.
 */
@IntegrationTest
class LedgerConcurrencyTests {

	private static final int THREADS = 8;

	private final ExecutorService desks = Executors.newFixedThreadPool(THREADS);

	private final LedgerService ledger;

	private final LedgerWorld world;

	@Autowired
	LedgerConcurrencyTests(LedgerService ledger, PatientService patients, JdbcClient jdbc, Clock clock) {
		this.ledger = ledger;
		this.world = new LedgerWorld(ledger, patients, jdbc, clock);
	}

	@AfterEach
	void close() throws InterruptedException {
		this.desks.shutdownNow();
		this.desks.awaitTermination(5, TimeUnit.SECONDS);
	}

	@Test
	void twoSpendsOfEightyFromAHundredSucceedOnce() throws Exception {
		for (int round = 0; round < 25; round++) {
			PatientId patient = this.world.patient();
			this.world.post(patient, AccountKind.INTERNAL, "100");
			List<Boolean> spent = atOnce(THREADS, () -> spend(patient, "-80"));
			assertThat(spent).containsOnlyOnce(true);
			assertThat(this.world.balances(patient).internalAccount().amount()).isEqualByComparingTo("20");
			assertThat(this.world.sumOfEntries(patient, AccountKind.INTERNAL)).isEqualByComparingTo("20");
		}
	}

	@Test
	void anAccountUsedForTheFirstTimeByAllDesksIsOpenedOnce() throws Exception {
		for (int round = 0; round < 10; round++) {
			PatientId patient = this.world.patient();
			atOnce(THREADS, () -> spend(patient, "5"));
			assertThat(this.world.balances(patient).internalAccount().amount()).isEqualByComparingTo("40");
		}
	}

	@Test
	void transfersInBothDirectionsNeverWaitInACircle() throws Exception {
		PatientId one = this.world.patient();
		PatientId other = this.world.patient();
		this.world.post(one, AccountKind.BONUS, "1000");
		this.world.post(other, AccountKind.BONUS, "1000");
		for (int round = 0; round < 100; round++) {
			atOnce(2, transfer(one, other), transfer(other, one));
		}
		assertThat(this.world.balances(one).bonus().amount()).isEqualByComparingTo("1000");
		assertThat(this.world.balances(other).bonus().amount()).isEqualByComparingTo("1000");
	}

	@Test
	void spendCorrectionAndReversalAtOnceKeepTheBooks() throws Exception {
		for (int round = 0; round < 20; round++) {
			PatientId patient = this.world.patient();
			EntryId credit = this.world.post(patient, AccountKind.BONUS, "50");
			atOnce(3, () -> spendBonus(patient, "-40"), () -> spendBonus(patient, "15"), () -> {
				LedgerWorld.system(() -> this.ledger.reverse(credit, LedgerWorld.cause(), "ledger.reason.correction"));
				return true;
			});
			assertThat(this.world.balances(patient).bonus().amount())
				.isEqualByComparingTo(this.world.sumOfEntries(patient, AccountKind.BONUS));
		}
	}

	private boolean spend(PatientId patient, String amount) {
		try {
			this.world.post(patient, AccountKind.INTERNAL, amount);
			return true;
		}
		catch (Conflict refusal) {
			return false;
		}
	}

	private boolean spendBonus(PatientId patient, String amount) {
		try {
			this.world.post(patient, AccountKind.BONUS, amount);
			return true;
		}
		catch (Conflict refusal) {
			return false;
		}
	}

	private Callable<Boolean> transfer(PatientId from, PatientId to) {
		return () -> {
			Cause cause = LedgerWorld.cause();
			var at = this.world.now();
			var out = LedgerWorld.entry(from, AccountKind.BONUS, "-1", cause, at, false);
			var in = new PostEntry(to, AccountKind.BONUS, java.math.BigDecimal.ONE, "CORRECTIONS", cause, "IN", at,
					false, out.reasonCode(), out.reasonArgs());
			LedgerWorld.system(() -> this.ledger.post(List.of(out, in)));
			return true;
		};
	}

	@SafeVarargs
	private List<Boolean> atOnce(int threads, Callable<Boolean>... work) throws Exception {
		var start = new CyclicBarrier(threads);
		List<Future<Boolean>> running = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			Callable<Boolean> own = work[i % work.length];
			running.add(this.desks.submit(() -> {
				start.await(10, TimeUnit.SECONDS);
				return own.call();
			}));
		}
		List<Boolean> results = new ArrayList<>();
		for (Future<Boolean> result : running) {
			results.add(result.get(30, TimeUnit.SECONDS));
		}
		return results;
	}

}
