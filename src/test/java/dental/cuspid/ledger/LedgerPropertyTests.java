package dental.cuspid.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeProperty;

import dental.cuspid.IntegrationTest;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Conflict;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is posted and reversed in whatever order: balances are the sums of their
 * entries, every transaction sums to zero, nothing falls below zero unasked (I1, I2).
 */
@IntegrationTest
class LedgerPropertyTests {

	@Autowired
	private LedgerService ledger;

	@Autowired
	private PatientService patients;

	@Autowired
	private Clock clock;

	@Autowired
	private JdbcClient jdbc;

	private LedgerWorld world;

	@BeforeProperty
	void start() throws Exception {
		new TestContextManager(getClass()).prepareTestInstance(this);
		this.world = new LedgerWorld(this.ledger, this.patients, this.jdbc, this.clock);
	}

	@Property(tries = 40)
	void balancesAreTheSumsOfTheirEntries(@ForAll("steps") List<Step> steps) {
		PatientId patient = this.world.patient();
		List<EntryId> posted = new ArrayList<>();
		BigDecimal expected = BigDecimal.ZERO;
		for (Step step : steps) {
			BigDecimal change = (step.reverse() && !posted.isEmpty()) ? reverse(posted) : post(patient, step, posted);
			boolean spent = change.signum() < 0 && !step.reverse() && !step.forced();
			expected = expected.add(change);
			assertThat(!spent || expected.signum() >= 0).isTrue();
			assertThat(this.world.balances(patient).bonus().amount()).isEqualByComparingTo(expected);
		}
		assertThat(this.world.sumOfEntries(patient, AccountKind.BONUS)).isEqualByComparingTo(expected);
		assertThat(unbalanced(patient)).isZero();
	}

	private BigDecimal post(PatientId patient, Step step, List<EntryId> posted) {
		String amount = step.amount().toPlainString();
		try {
			posted.add(step.forced() ? this.world.force(patient, AccountKind.BONUS, amount)
					: this.world.post(patient, AccountKind.BONUS, amount));
			return step.amount();
		}
		catch (Conflict refusal) {
			return BigDecimal.ZERO;
		}
	}

	private BigDecimal reverse(List<EntryId> posted) {
		EntryId entry = posted.removeFirst();
		LedgerWorld.system(() -> this.ledger.reverse(entry, LedgerWorld.cause(), "ledger.reason.correction"));
		return this.jdbc
			.sql("select p.amount from ledger_posting p join ledger_transaction t on t.id = p.transaction_id"
					+ " where t.reverses = :entry and p.account_id is not null")
			.param("entry", entry.value())
			.query(BigDecimal.class)
			.single();
	}

	private long unbalanced(PatientId patient) {
		return this.jdbc.sql("""
				select count(*) from (select p.transaction_id from ledger_posting p
					where p.transaction_id in (select q.transaction_id from ledger_posting q
						join ledger_account a on a.id = q.account_id where a.patient_id = :patient)
					group by p.transaction_id having sum(p.amount) <> 0 or count(*) <> 2) u""")
			.param("patient", patient.value())
			.query(Long.class)
			.single();
	}

	@Provide
	Arbitrary<List<Step>> steps() {
		Arbitrary<BigDecimal> amounts = Arbitraries.bigDecimals()
			.between(new BigDecimal("-100"), new BigDecimal("100"))
			.ofScale(2)
			.filter((amount) -> amount.signum() != 0);
		Arbitrary<Boolean> rarely = Arbitraries.integers().between(0, 4).map((n) -> n == 0);
		return Combinators.combine(amounts, rarely, rarely).as(Step::new).list().ofMinSize(1).ofMaxSize(15);
	}

	record Step(BigDecimal amount, boolean forced, boolean reverse) {

	}

}
