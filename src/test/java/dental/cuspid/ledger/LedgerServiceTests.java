package dental.cuspid.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dental.cuspid.IntegrationTest;
import dental.cuspid.TestStaff;
import dental.cuspid.clinic.ClinicTime;
import dental.cuspid.patients.PatientId;
import dental.cuspid.patients.PatientService;
import dental.cuspid.shared.Conflict;
import dental.cuspid.shared.ConstraintNames;
import dental.cuspid.shared.RuleViolation;
import dental.cuspid.staff.Role;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * BASE-7, COUP-17, X-1, X-5; invariants I1 to I3.
 */
@IntegrationTest
class LedgerServiceTests {

	private final LedgerService ledger;

	private final StatementService statements;

	private final PatientService patients;

	private final LedgerWorld world;

	private final TestStaff staff;

	private final ClinicTime time;

	private final JdbcClient jdbc;

	@Autowired
	LedgerServiceTests(LedgerService ledger, StatementService statements, PatientService patients, Clock clock,
			TestStaff staff, ClinicTime time, JdbcClient jdbc) {
		this.ledger = ledger;
		this.statements = statements;
		this.patients = patients;
		this.world = new LedgerWorld(ledger, patients, jdbc, clock);
		this.staff = staff;
		this.time = time;
		this.jdbc = jdbc;
	}

	@Test
	void keepsThreeBalancesApart() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.INTERNAL, "20");
		this.world.post(patient, AccountKind.BONUS, "7.5");
		this.world.post(patient, AccountKind.DENTACOIN, "250");
		Balances balances = this.world.balances(patient);
		assertThat(balances.internalAccount().amount()).isEqualByComparingTo("20.00");
		assertThat(balances.bonus().amount()).isEqualByComparingTo("7.50");
		assertThat(balances.dentacoin()).isEqualTo(BigInteger.valueOf(250));
	}

	@Test
	void showsZeroForAnAccountNeverUsed() {
		Balances balances = this.world.balances(this.world.patient());
		assertThat(balances.internalAccount().isZero()).isTrue();
		assertThat(balances.dentacoin()).isZero();
	}

	@Test
	void refusesToFallBelowZeroAndNamesTheBalance() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.INTERNAL, "30");
		assertThatExceptionOfType(Conflict.class)
			.isThrownBy(() -> this.world.post(patient, AccountKind.INTERNAL, "-30.01"))
			.satisfies((refusal) -> {
				assertThat(refusal.code()).isEqualTo("ledger.refusal.tooLittle");
				assertThat(refusal.problems().getFirst().args()[0]).hasToString("30.00 " + currency());
			});
		this.world.post(patient, AccountKind.INTERNAL, "-30");
		assertThat(this.world.balances(patient).internalAccount().isZero()).isTrue();
	}

	@Test
	void mayFallBelowZeroWhereTheCauseAllowsItAndIsWorkedOff() {
		PatientId patient = this.world.patient();
		this.world.force(patient, AccountKind.BONUS, "-5");
		this.world.post(patient, AccountKind.BONUS, "3");
		assertThat(this.world.balances(patient).bonus().amount()).isEqualByComparingTo("-2");
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> this.world.post(patient, AccountKind.BONUS, "-1"));
	}

	@Test
	void refusesAmountsNoAccountCanMoveBy() {
		PatientId patient = this.world.patient();
		Map<String, AccountKind> refused = Map.of("0", AccountKind.INTERNAL, "0.001", AccountKind.INTERNAL, "1.5",
				AccountKind.DENTACOIN, "100000000000000", AccountKind.BONUS);
		refused.forEach((amount, kind) -> assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.world.post(patient, kind, amount))
			.satisfies((refusal) -> assertThat(refusal.problems().getFirst().field()).isEqualTo("amount")));
	}

	@Test
	void postsACauseOnce() {
		PatientId patient = this.world.patient();
		Cause cause = LedgerWorld.cause();
		PostEntry entry = LedgerWorld.entry(patient, AccountKind.INTERNAL, "10", cause, this.world.now(), false);
		EntryId first = LedgerWorld.system(() -> this.ledger.post(entry));
		Throwable failure = catchThrowable(() -> LedgerWorld.system(() -> this.ledger.post(entry)));
		assertThat(failure).isInstanceOf(DataIntegrityViolationException.class);
		assertThat(ConstraintNames.of(failure)).contains("uq_ledger_transaction_cause");
		assertThat(this.world.balances(patient).internalAccount().amount()).isEqualByComparingTo("10");
		assertThat(LedgerWorld.system(() -> this.ledger.entriesOf(cause))).containsExactly(first);
	}

	@Test
	void reversesAnEntryOnceAndLinksIt() {
		PatientId patient = this.world.patient();
		EntryId credit = this.world.post(patient, AccountKind.INTERNAL, "20");
		this.world.post(patient, AccountKind.INTERNAL, "-15");
		EntryId reversal = LedgerWorld
			.system(() -> this.ledger.reverse(credit, LedgerWorld.cause(), "ledger.reason.correction"));
		assertThat(this.world.balances(patient).internalAccount().amount()).isEqualByComparingTo("-15");
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> LedgerWorld
			.system(() -> this.ledger.reverse(credit, LedgerWorld.cause(), "ledger.reason.correction")));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> LedgerWorld
			.system(() -> this.ledger.reverse(reversal, LedgerWorld.cause(), "ledger.reason.correction")));
		List<StatementLine> lines = LedgerWorld
			.system(() -> this.statements.statement(patient, AccountKind.INTERNAL, null, null))
			.items();
		assertThat(lines.getFirst().reverses()).isEqualTo(credit);
		assertThat(lines.getLast().reversedBy()).isEqualTo(reversal);
	}

	@Test
	void everyEntryIsThereForever() {
		PatientId patient = this.world.patient();
		this.world.post(patient, AccountKind.INTERNAL, "20");
		for (String change : List.of("update ledger_posting set amount = 1", "delete from ledger_posting",
				"truncate ledger_posting", "update ledger_transaction set reason_code = 'x'",
				"delete from ledger_transaction", "truncate ledger_transaction cascade", "delete from closed_period",
				"delete from ledger_account", "update ledger_account set kind = kind")) {
			assertThatExceptionOfType(DataAccessException.class).as(change)
				.isThrownBy(() -> this.jdbc.sql(change).update())
				.withMessageContaining("never changed or removed");
		}
	}

	@Test
	void anAccountStaysWithItsPatientUnlessItIsEmptyAndThePatientIsTakenOut() {
		PatientId patient = this.world.patient();
		EntryId opening = this.world.post(patient, AccountKind.INTERNAL, "20");
		var move = this.jdbc.sql("update ledger_account set patient_id = :other where patient_id = :patient")
			.param("other", this.world.patient().value())
			.param("patient", patient.value());
		assertThat(ConstraintNames.of(catchThrowable(move::update))).contains("fk_ledger_account_patient");
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> remove(patient));
		LedgerWorld.system(() -> this.ledger.reverse(opening, LedgerWorld.cause(), "ledger.reason.correction"));
		remove(patient);
		assertThat(this.jdbc.sql("select count(*) from patient where id = :id")
			.param("id", patient.value())
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void theDatabaseRefusesATransactionThatDoesNotBalance() {
		PatientId patient = this.world.patient();
		EntryId entry = this.world.post(patient, AccountKind.INTERNAL, "20");
		Throwable oneSided = catchThrowable(() -> this.jdbc.sql("""
				insert into ledger_posting (id, transaction_id, unit, clinic_account, amount, below_zero_allowed)
				select gen_random_uuid(), id, unit, 'REDEEMED', 1, false from ledger_transaction where id = :id""")
			.param("id", entry.value())
			.update());
		assertThat(ConstraintNames.of(oneSided)).contains("ledger_transaction_balances");
		Throwable fraction = catchThrowable(() -> this.jdbc.sql("""
				insert into ledger_transaction (id, account_kind, unit, cause_type, cause_id, leg, reason_code,
					reason_args, occurred_at, clinic_day, posted_at, staff_id)
				select gen_random_uuid(), account_kind, unit, cause_type, cause_id, 'ALONE', reason_code, reason_args,
					occurred_at, clinic_day, posted_at, staff_id from ledger_transaction where id = :id""")
			.param("id", entry.value())
			.update());
		assertThat(ConstraintNames.of(fraction)).contains("ledger_transaction_balances");
	}

	@Test
	void nothingIsDatedIntoAClosedPeriod() {
		PatientId patient = this.world.patient();
		LocalDate day = LocalDate.of(2019, 1, 7).plusWeeks(Math.floorMod(patient.value().hashCode(), 200));
		LedgerWorld.system(() -> {
			this.ledger.closePeriod(day, day.plusDays(6));
			return true;
		});
		var inside = this.time.startOf(day.plusDays(6)).plus(23, ChronoUnit.HOURS);
		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> LedgerWorld.system(() -> this.ledger
				.post(LedgerWorld.entry(patient, AccountKind.INTERNAL, "1", LedgerWorld.cause(), inside, false))))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("ledger.refusal.closed"));
		var after = this.time.startOf(day.plusDays(7));
		LedgerWorld.system(() -> this.ledger
			.post(LedgerWorld.entry(patient, AccountKind.INTERNAL, "1", LedgerWorld.cause(), after, false)));
		Throwable pastTheService = catchThrowable(() -> this.jdbc.sql("""
				insert into ledger_transaction (id, account_kind, unit, cause_type, cause_id, leg, reason_code,
					reason_args, occurred_at, clinic_day, posted_at, staff_id)
				select gen_random_uuid(), kind, unit, 'TEST', id::text, 'MAIN', 'x', '{}', now(), :day, now(),
					'00000000-0000-7000-8000-000000000001' from ledger_account limit 1""").param("day", day).update());
		assertThat(ConstraintNames.of(pastTheService)).contains("ledger_transaction_day_is_open");
		assertThatExceptionOfType(Conflict.class).isThrownBy(() -> LedgerWorld.system(() -> {
			this.ledger.closePeriod(day.plusDays(6), day.plusDays(8));
			return true;
		}));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> LedgerWorld.system(() -> {
			this.ledger.closePeriod(this.time.today(), this.time.today());
			return true;
		}));
	}

	@Test
	void correctionsNeedTheRightAndAReason() {
		PatientId patient = this.world.patient();
		assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> correct(patient, Role.FRONT_DESK, "x"));
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> correct(patient, Role.FINANCE, "  "))
			.satisfies((refusal) -> assertThat(refusal.problems().getFirst().field()).isEqualTo("reason"));
		correct(patient, Role.FINANCE, "Voucher of the open day");
		assertThat(this.world.balances(patient).internalAccount().amount()).isEqualByComparingTo("12.50");
		LocalDate today = this.time.today();
		assertThat(LedgerWorld.system(() -> this.statements.corrections(today, today)))
			.anySatisfy((correction) -> assertThat(correction.patient()).isEqualTo(patient));
		assertThat(this.jdbc.sql("select action from audit_entry where subject_id = :id")
			.param("id", patient.toString())
			.query(String.class)
			.list()).contains("ledger.corrected");
	}

	@Test
	void pagesAStatementInTheOrderOfPosting() {
		PatientId patient = this.world.patient();
		for (int i = 1; i <= 7; i++) {
			var at = this.world.now().minus(i * 40L, ChronoUnit.HOURS);
			String amount = String.valueOf(i);
			LedgerWorld.system(() -> this.ledger
				.post(LedgerWorld.entry(patient, AccountKind.BONUS, amount, LedgerWorld.cause(), at, false)));
		}
		var first = LedgerWorld.system(() -> this.statements.statement(patient, AccountKind.BONUS, null, 4));
		var second = LedgerWorld
			.system(() -> this.statements.statement(patient, AccountKind.BONUS, first.nextCursor(), 4));
		assertThat(first.items()).extracting(StatementLine::seq).containsExactly(7L, 6L, 5L, 4L);
		assertThat(second.items()).extracting(StatementLine::seq).containsExactly(3L, 2L, 1L);
		assertThat(second.nextCursor()).isNull();
		assertThat(first.items().getFirst().balanceAfter().amount()).isEqualByComparingTo("28");
		assertThat(first.items().getFirst().backdated()).isTrue();
		assertThat(first.items().getFirst().reason()).contains("a reason for tests");
		BigDecimal sum = java.util.stream.Stream.of(first, second)
			.flatMap((page) -> page.items().stream())
			.map((line) -> line.amount().amount())
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		assertThat(sum).isEqualByComparingTo(this.world.balances(patient).bonus().amount());
	}

	@Test
	void knowsWhetherAnythingElseMovedAnAccount() {
		PatientId patient = this.world.patient();
		EntryId opening = this.world.post(patient, AccountKind.INTERNAL, "9");
		LedgerWorld.system(() -> this.ledger.reverse(opening, LedgerWorld.cause(), "ledger.reason.correction"));
		assertThat(this.statements.movedBesides(patient, List.of(opening))).isFalse();
		this.world.post(patient, AccountKind.BONUS, "1");
		assertThat(this.statements.movedBesides(patient, List.of(opening))).isTrue();
	}

	private void remove(PatientId patient) {
		LedgerWorld.system(() -> {
			this.patients.removeImported(patient);
			return true;
		});
	}

	private EntryId correct(PatientId patient, Role role, String reason) {
		return this.staff.as(() -> this.ledger.correct(patient, AccountKind.INTERNAL, new BigDecimal("12.50"), reason),
				role);
	}

	private String currency() {
		return this.world.balances(this.world.patient()).bonus().currency().getCurrencyCode();
	}

}
